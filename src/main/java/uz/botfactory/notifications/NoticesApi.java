package uz.botfactory.notifications;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.channels.PlatformBot;
import uz.botfactory.notifications.Choices.Ways;
import uz.botfactory.support.Problem;

/** What the signed-in person hears, and which way. */
@RestController
@RequestMapping("/api/v1/me/notices")
@Tag(name = "me")
class NoticesApi {

    record Telegram(boolean available, @Nullable String linkedTo, @Nullable Instant since) {}

    /** @param choices by topic: plan, usage, work, offers */
    record Notices(Telegram telegram, Map<String, Ways> choices) {}

    /** @param address leads into the platform's bot; works once and for half an hour */
    record Invitation(String address) {}

    private final PlatformBot bot;
    private final Choices choices;

    NoticesApi(PlatformBot bot, Choices choices) {
        this.bot = bot;
        this.choices = choices;
    }

    @GetMapping
    Notices show(CurrentUser user) {
        var link = bot.linked(user.id());
        var all = choices.of(user.id());
        var shown = new LinkedHashMap<String, Ways>();
        NoticesController.topicsFor(user).forEach(topic -> shown.put(topic.code(), all.getOrDefault(topic, Ways.all(topic))));
        return new Notices(
                new Telegram(
                        bot.exists(),
                        link.map(PlatformBot.Link::name).orElse(null),
                        link.map(PlatformBot.Link::since).orElse(null)),
                shown);
    }

    /** Topics that are left out stay as they are. */
    @PutMapping
    Notices choose(CurrentUser user, @RequestBody Map<String, Ways> wanted) {
        var known = new LinkedHashMap<Topic, Ways>();
        wanted.forEach((code, ways) -> known.put(topic(code), ways));
        choices.change(user.id(), known);
        return show(user);
    }

    private static Topic topic(String code) {
        return Topic.of(code)
                .orElseThrow(() -> Problem.of(422, "unknown_topic", "notifications.problem.unknownTopic", code));
    }

    @PostMapping("/telegram")
    @ResponseStatus(HttpStatus.CREATED)
    Invitation invite(CurrentUser user) {
        return bot.invitation(user.id())
                .map(Invitation::new)
                .orElseThrow(() -> Problem.of(409, "no_platform_bot", "notifications.problem.noBot"));
    }

    @DeleteMapping("/telegram")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(CurrentUser user) {
        bot.unlink(user.id());
    }
}
