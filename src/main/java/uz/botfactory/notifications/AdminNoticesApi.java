package uz.botfactory.notifications;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.notifications.Numbers.Offering;
import uz.botfactory.notifications.pages.AdminWording;
import uz.botfactory.support.Ids;
import uz.botfactory.support.UiLanguage;

/** The texts of notices, the figures of offers and what was sent, for programs of the platform's staff. */
@RestController
@RequestMapping("/api/v1/admin/notices")
@Tag(name = "admin")
class AdminNoticesApi {

    private static final int LONGEST_LIST = 200;
    private static final UUID TOP = new UUID(-1, -1);

    record Sent(String id, String kind, @Nullable String name, @Nullable String email, boolean mail, boolean telegram, Instant at) {}

    record SentList(List<Sent> items, @Nullable String nextCursor) {}

    record Refused(String name, String email, Instant since) {}

    record RefusedList(List<Refused> items) {}

    record Text(
            String kind,
            String language,
            String subject,
            String body,
            String button,
            boolean shipped,
            List<String> placeholders,
            List<String> required) {}

    record TextList(List<Text> items) {}

    /** What is left out is empty, and refused. */
    record Words(@Nullable String subject, @Nullable String body, @Nullable String button) {

        Wording wording() {
            return new Wording(text(subject), text(body), text(button));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    record PreviewList(List<AdminWording.Preview> items) {}

    private final NoticeDesk desk;
    private final Wordings wordings;
    private final Numbers numbers;
    private final Previews previews;
    private final NoticeBook book;

    AdminNoticesApi(NoticeDesk desk, Wordings wordings, Numbers numbers, Previews previews, NoticeBook book) {
        this.desk = desk;
        this.wordings = wordings;
        this.numbers = numbers;
        this.previews = previews;
        this.book = book;
    }

    @GetMapping
    SentList sent(
            CurrentUser user,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        NoticeDesk.staffOnly(user);
        int many = Math.clamp(limit, 1, LONGEST_LIST);
        var found = book.newest(cursor == null ? TOP : Ids.parse(cursor), many + 1);
        var shown = found.subList(0, Math.min(many, found.size()));
        return new SentList(
                shown.stream().map(AdminNoticesApi::sent).toList(),
                found.size() > many ? shown.getLast().id().toString() : null);
    }

    private static Sent sent(NoticeBook.Line line) {
        return new Sent(line.id().toString(), line.kind(), line.name(), line.email(), line.mail(), line.telegram(), line.at());
    }

    /** Owners whose mail server takes no mail for them: no offers go there. */
    @GetMapping("/refused")
    RefusedList refused(CurrentUser user) {
        NoticeDesk.staffOnly(user);
        return new RefusedList(book.unreachable().stream()
                .map(one -> new Refused(one.name(), one.email(), one.since()))
                .toList());
    }

    @GetMapping("/texts")
    TextList texts(CurrentUser user) {
        NoticeDesk.staffOnly(user);
        return new TextList(Arrays.stream(Kind.values())
                .flatMap(kind -> Wordings.WRITTEN.stream().map(language -> text(kind, language)))
                .toList());
    }

    private Text text(Kind kind, UiLanguage language) {
        var wording = wordings.of(kind, language);
        return new Text(
                kind.code(),
                language.code(),
                wording.subject(),
                wording.body(),
                wording.button(),
                wordings.isShipped(kind, language),
                kind.placeholders(),
                kind.required());
    }

    @PutMapping("/texts/{kind}/{language}")
    Text save(CurrentUser user, @PathVariable String kind, @PathVariable String language, @RequestBody Words words) {
        NoticeDesk.staffOnly(user);
        desk.save(user, NoticeDesk.kind(kind), NoticeDesk.language(language), words.wording());
        return text(NoticeDesk.kind(kind), NoticeDesk.language(language));
    }

    /** Back to the shipped text. */
    @DeleteMapping("/texts/{kind}/{language}")
    Text reset(CurrentUser user, @PathVariable String kind, @PathVariable String language) {
        NoticeDesk.staffOnly(user);
        desk.reset(user, NoticeDesk.kind(kind), NoticeDesk.language(language));
        return text(NoticeDesk.kind(kind), NoticeDesk.language(language));
    }

    /** Filled in with samples; nothing is saved. */
    @PostMapping("/texts/{kind}/{language}/preview")
    @ResponseStatus(HttpStatus.OK)
    PreviewList preview(CurrentUser user, @PathVariable String kind, @PathVariable String language, @RequestBody Words words) {
        NoticeDesk.staffOnly(user);
        var wording = wordings.checked(NoticeDesk.kind(kind), words.wording());
        return new PreviewList(previews.of(NoticeDesk.language(language), wording));
    }

    @GetMapping("/numbers")
    Offering numbers(CurrentUser user) {
        NoticeDesk.staffOnly(user);
        return numbers.offering();
    }

    @PutMapping("/numbers")
    Offering change(CurrentUser user, @RequestBody Offering figures) {
        NoticeDesk.staffOnly(user);
        desk.change(user, figures);
        return numbers.offering();
    }
}
