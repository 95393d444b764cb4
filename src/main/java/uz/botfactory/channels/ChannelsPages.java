package uz.botfactory.channels;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.channels.Connection.Mode;
import uz.botfactory.channels.pages.ChannelsPage;

/** Puts together what the page of a bot's channels shows. */
@Component
public class ChannelsPages {

    private final Connections connections;

    ChannelsPages(Connections connections) {
        this.connections = connections;
    }

    /** @param error key of what is wrong with what was typed; null when nothing is */
    public ChannelsPage of(AccountId account, BotId bot, @Nullable String error) {
        var telegram = connections.of(account, bot, "telegram").map(ChannelsPages::telegram).orElse(null);
        return new ChannelsPage(bot.toString(), telegram, error);
    }

    private static ChannelsPage.Telegram telegram(Connection c) {
        return new ChannelsPage.Telegram(
                c.username(),
                c.title(),
                c.works(),
                c.mode() != Mode.POLLING,
                c.problem(),
                c.problemDetail(),
                c.problemAt(),
                c.pending(),
                c.createdAt());
    }
}
