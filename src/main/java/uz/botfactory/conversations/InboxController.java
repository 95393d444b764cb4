package uz.botfactory.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.pages.Bubble;
import uz.botfactory.conversations.pages.ConversationsPage;
import uz.botfactory.conversations.pages.Row;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** What customers and a bot said to each other, with the story of every message. */
@Controller
@RequestMapping("/bots/{id}/conversations")
class InboxController {

    private static final int ROWS = 30;
    private static final int BUBBLES = 50;

    private final Bots bots;
    private final Histories histories;

    InboxController(Bots bots, Histories histories) {
        this.bots = bots;
        this.histories = histories;
    }

    @GetMapping
    String list(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var bot = bots.get(account, new BotId(Ids.parse(id)));
        model.addAttribute("page", page(account, bot.id(), q, channel, cursor, null, List.of()));
        return "conversations/list";
    }

    @GetMapping("/{conversation}")
    String show(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @PathVariable String conversation,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        var bot = bots.get(account, new BotId(Ids.parse(id)));
        var open = find(account, bot.id(), conversation);
        var from = before == null || before.isEmpty() ? null : Ids.parse(before);
        var bubbles = histories.before(account, new ConversationId(Ids.parse(open.id())), from, BUBBLES + 1);
        model.addAttribute("page", page(account, bot.id(), q, channel, null, open, bubbles));
        return "conversations/list";
    }

    private Row find(AccountId account, BotId bot, String conversation) {
        return histories
                .row(account, new ConversationId(Ids.parse(conversation)))
                .filter(row -> row.botId().equals(bot.toString()))
                .orElseThrow(Problem::notFound);
    }

    private ConversationsPage page(
            AccountId account, BotId bot, String q, String channel, @Nullable String cursor, @Nullable Row open, List<Bubble> bubbles) {
        var wish = new Histories.Wish(
                List.of(bot), channel.isEmpty() ? null : channel, null, null, q, false, Cursor.read(cursor), ROWS + 1);
        var rows = histories.rows(account, wish);
        boolean more = bubbles.size() > BUBBLES;
        var shown = more ? bubbles.subList(1, bubbles.size()) : bubbles;
        return new ConversationsPage(
                bot.toString(),
                q,
                channel,
                histories.channels(account, bot),
                rows.stream().limit(ROWS).toList(),
                Cursor.after(rows, ROWS),
                open,
                shown,
                more ? shown.getFirst().id() : null);
    }
}
