package uz.botfactory.notifications.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person hears from us, and which way.
 *
 * @param telegram null where the platform has no bot
 */
public record NoticesPage(@Nullable Telegram telegram, List<Choice> choices) {

    /** @param name whose chat is linked; null when none is; @param invitation leads into the bot */
    public record Telegram(@Nullable String name, @Nullable Instant since, @Nullable String invitation) {}

    /** @param topic its code */
    public record Choice(String topic, boolean mail, boolean telegram, boolean alsoByTelegram) {}
}
