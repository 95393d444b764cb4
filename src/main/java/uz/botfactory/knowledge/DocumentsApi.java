package uz.botfactory.knowledge;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.BotId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Documents as JSON. */
@RestController
@RequestMapping("/api/v1/bots/{id}/documents")
class DocumentsApi {

    private static final int MOST = 200;

    private final Library library;
    private final DocumentRows rows;
    private final Preview preview;
    private final Texts texts;

    DocumentsApi(Library library, DocumentRows rows, Preview preview, Texts texts) {
        this.library = library;
        this.rows = rows;
        this.preview = preview;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "The documents of a bot, newest first")
    All list(
            @CurrentAccount AccountId account,
            UiLanguage language,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var bot = library.owned(account, bot(id));
        int most = checked(limit);
        var found = rows.page(account, bot, cursor == null ? null : cursor(cursor), most + 1);
        var items = found.stream().limit(most).map(document -> view(document, language)).toList();
        return new All(items, found.size() > most ? items.getLast().id() : null);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Upload a file; one of the same name is replaced once the new one is ready")
    View upload(
            @CurrentAccount AccountId account,
            UiLanguage language,
            @PathVariable String id,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "false") boolean replaceAll)
            throws IOException {
        var bot = library.owned(account, bot(id));
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return view(library.add(account, bot, name, file.getBytes(), batch(replaceAll)), language);
    }

    @PostMapping("/text")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Add a text; one of the same title is replaced")
    View text(@CurrentAccount AccountId account, UiLanguage language, @PathVariable String id, @RequestBody TextWish wish) {
        return view(
                library.addText(account, bot(id), text(wish.title), text(wish.text), batch(Boolean.TRUE.equals(wish.replaceAll))),
                language);
    }

    @PostMapping("/qa")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Add a question with its answer; the same question again changes the answer")
    View answer(@CurrentAccount AccountId account, UiLanguage language, @PathVariable String id, @RequestBody AnswerWish wish) {
        return view(library.addAnswer(account, bot(id), text(wish.question), text(wish.answer)), language);
    }

    @PostMapping("/url")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Add a web page; the same address again fetches it anew")
    View page(@CurrentAccount AccountId account, UiLanguage language, @PathVariable String id, @RequestBody PageWish wish) {
        return view(
                library.addPage(account, bot(id), text(wish.url), batch(Boolean.TRUE.equals(wish.replaceAll))), language);
    }

    @GetMapping("/{documentId}")
    View show(@CurrentAccount AccountId account, UiLanguage language, @PathVariable String id, @PathVariable String documentId) {
        return view(library.get(account, bot(id), Ids.parse(documentId)), language);
    }

    @DeleteMapping("/{documentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@CurrentAccount AccountId account, @PathVariable String id, @PathVariable String documentId) {
        var document = library.get(account, bot(id), Ids.parse(documentId));
        library.remove(account, document.bot(), document.id());
    }

    @GetMapping("/{documentId}/original")
    @Operation(summary = "The file as it was uploaded")
    ResponseEntity<byte[]> original(
            @CurrentAccount AccountId account, @PathVariable String id, @PathVariable String documentId) {
        return Download.of(library.original(account, bot(id), Ids.parse(documentId)).orElseThrow(Problem::notFound));
    }

    @GetMapping("/{documentId}/preview")
    @Operation(summary = "The passages that were read from the document, in order")
    Parts preview(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @PathVariable String documentId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var document = library.get(account, bot(id), Ids.parse(documentId));
        int most = checked(limit);
        int from = cursor == null ? 0 : position(cursor);
        var found = preview.of(document, from, most + 1);
        boolean more = found.size() > most;
        return new Parts(found.stream().limit(most).toList(), more ? String.valueOf(from + most) : null);
    }

    private View view(Document document, UiLanguage language) {
        var why = document.error();
        var error = why == null ? null : new ErrorView(why.code(), texts.get(language, "knowledge.error." + why.code()));
        return new View(
                document.id().toString(),
                document.name(),
                document.kind(),
                document.url(),
                document.status().code(),
                error,
                document.passages(),
                document.status() == Document.Status.PROCESSING ? document.stage().code() : null,
                document.status() == Document.Status.PROCESSING ? document.percent() : null,
                document.size(),
                document.createdAt(),
                document.updatedAt());
    }

    private static BotId bot(String id) {
        return new BotId(Ids.parse(id));
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    private static @Nullable UUID batch(boolean replaceAll) {
        return replaceAll ? Ids.next() : null;
    }

    private static int checked(int limit) {
        if (limit < 1) {
            throw Problem.of(422, "limit_out_of_range", "knowledge.problem.limit", MOST).at("limit");
        }
        return Math.min(limit, MOST);
    }

    private static UUID cursor(String sent) {
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException e) {
            throw Problem.of(422, "cursor_unknown", "knowledge.problem.cursor").at("cursor");
        }
    }

    private static int position(String sent) {
        if (!sent.matches("\\d{1,9}")) {
            throw Problem.of(422, "cursor_unknown", "knowledge.problem.cursor").at("cursor");
        }
        return Integer.parseInt(sent);
    }

    record TextWish(@Nullable String title, @Nullable String text, @Nullable Boolean replaceAll) {}

    record AnswerWish(@Nullable String question, @Nullable String answer) {}

    record PageWish(@Nullable String url, @Nullable Boolean replaceAll) {}

    record All(List<View> items, @Nullable String nextCursor) {}

    record Parts(List<Preview.Part> items, @Nullable String nextCursor) {}

    record ErrorView(String code, String message) {}

    record View(
            String id,
            String name,
            String kind,
            @Nullable String url,
            String status,
            @Nullable ErrorView error,
            int passages,
            @Nullable String stage,
            @Nullable Integer percent,
            long size,
            Instant createdAt,
            Instant updatedAt) {}
}
