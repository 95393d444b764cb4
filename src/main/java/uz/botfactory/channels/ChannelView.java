package uz.botfactory.channels;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/**
 * A connection as the API shows it; never with its token.
 *
 * @param type the channel: telegram
 * @param status connected or failing
 * @param mode webhook or polling; new while that is being settled
 * @param lastError what is wrong, in the caller's language; left out when nothing is
 * @param pending messages that wait at the other side
 */
public record ChannelView(
        String type,
        String status,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        String username,
        String name,
        String mode,
        int pending,
        Instant connectedAt) {

    /** In the language that the caller prefers. */
    public static ChannelView of(Connection c, Texts texts, Locale locale) {
        var language = UiLanguage.of(locale.getLanguage()).orElse(UiLanguage.UZ);
        return new ChannelView(
                c.channel(),
                c.status().name().toLowerCase(Locale.ROOT),
                c.problem().isEmpty() ? null : texts.get(language, "channels.problem." + c.problem(), c.problemDetail()),
                c.problemAt(),
                c.username(),
                c.title(),
                c.mode().name().toLowerCase(Locale.ROOT),
                c.pending(),
                c.createdAt());
    }
}
