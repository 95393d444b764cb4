package uz.botfactory.channels.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one bot.
 *
 * @param telegram null when Telegram is not connected
 * @param error key of what is wrong with the token that was typed
 */
public record ChannelsPage(String botId, @Nullable Telegram telegram, @Nullable String error) {

    /**
     * @param problem end of a text key; empty when all is well
     * @param detail in Telegram's own words
     */
    public record Telegram(
            String username,
            String title,
            boolean works,
            boolean webhook,
            String problem,
            String detail,
            @Nullable Instant problemAt,
            int pending,
            Instant since) {}
}
