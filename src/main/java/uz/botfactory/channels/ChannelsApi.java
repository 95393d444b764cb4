package uz.botfactory.channels;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Texts;

/** The channels of a bot as JSON. Each channel adds its own calls for connecting. */
@RestController
@RequestMapping("/api/v1/bots/{id}/channels")
class ChannelsApi {

    private final Bots bots;
    private final Connections connections;
    private final Texts texts;

    ChannelsApi(Bots bots, Connections connections, Texts texts) {
        this.bots = bots;
        this.connections = connections;
        this.texts = texts;
    }

    @GetMapping
    All list(@CurrentAccount AccountId account, @PathVariable String id, Locale locale) {
        var bot = bots.get(account, new BotId(Ids.parse(id)));
        return new All(
                connections.of(account, bot.id()).stream()
                        .map(c -> ChannelView.of(c, texts, locale))
                        .toList(),
                null);
    }

    record All(List<ChannelView> items, @Nullable String nextCursor) {}
}
