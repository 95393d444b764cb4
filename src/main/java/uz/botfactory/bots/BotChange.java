package uz.botfactory.bots;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner wants to be different; null leaves a thing as it is. */
public record BotChange(
        @Nullable String name,
        @Nullable String description,
        @Nullable String greeting,
        @Nullable String persona,
        @Nullable String tone,
        @Nullable List<String> languages,
        @Nullable String fallback,
        @Nullable WorkingHours workingHours) {

    /** Nothing but a name. */
    public static BotChange named(String name) {
        return new BotChange(name, null, null, null, null, null, null, null);
    }

    /** The bot as it would be; throws the problem of the first field that cannot be. */
    Bot applyTo(Bot bot) {
        return new Bot(
                bot.id(),
                bot.account(),
                Rules.name(name, bot.name()),
                Rules.text("description", description, bot.description(), 500),
                Rules.text("greeting", greeting, bot.greeting(), 1000),
                Rules.text("persona", persona, bot.persona(), 4000),
                Rules.tone(tone, bot.tone()),
                Rules.languages(languages, bot.languages()),
                Rules.text("fallback", fallback, bot.fallback(), 1000),
                workingHours == null ? bot.workingHours() : workingHours,
                bot.status(),
                bot.stoppedByOwner(),
                bot.createdAt());
    }
}
