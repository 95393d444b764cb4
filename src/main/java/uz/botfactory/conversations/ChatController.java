package uz.botfactory.conversations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.pages.Bubble;
import uz.botfactory.conversations.pages.ChatPage;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** The owner talks to the bot before any customer does. */
@Controller
@RequestMapping("/bots/{id}/chat")
class ChatController {

    private static final int SHOWN = 60;

    private final Bots bots;
    private final Asking asking;
    private final Histories histories;
    private final Commands commands;

    ChatController(Bots bots, Asking asking, Histories histories, Commands commands) {
        this.bots = bots;
        this.asking = asking;
        this.histories = histories;
        this.commands = commands;
    }

    @GetMapping
    String show(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean fresh,
            Model model) {
        var bot = bots.get(account, new BotId(Ids.parse(id)));
        model.addAttribute("page", page(bot, user, fresh, null, null));
        return "conversations/chat";
    }

    @PostMapping
    String say(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String payload,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            Model model) {
        var bot = bots.get(account, new BotId(Ids.parse(id)));
        try {
            say(bot, user, text, payload, fresh);
        } catch (Problem problem) {
            if (problem.field() == null) {
                throw problem;
            }
            model.addAttribute("page", page(bot, user, fresh, text, problem.messageKey()));
            return live == null ? "conversations/chat" : "conversations/bubbles";
        }
        if (live == null) {
            return "redirect:/bots/" + bot.id() + "/chat#last";
        }
        model.addAttribute("page", page(bot, user, false, null, null));
        return "conversations/bubbles";
    }

    private void say(Bot bot, CurrentUser user, String text, @Nullable String payload, boolean fresh) {
        var kind = payload == null ? Incoming.Kind.TEXT : Incoming.Kind.CHOICE;
        var words = payload == null ? text : payload;
        var asker = user.id().toString();
        var place = fresh ? Ids.next().toString() : place(bot, asker);
        asking.ask(new Asking.Wish(
                bot.account(), bot.id(), Channels.TEST, asker, place, user.fullName(), kind, words, null));
    }

    private String place(Bot bot, String asker) {
        return latest(bot, asker)
                .map(conversation -> histories.place(bot.account(), bot.id(), Channels.TEST, conversation))
                .orElseGet(() -> Ids.next().toString());
    }

    private java.util.Optional<ConversationId> latest(Bot bot, String asker) {
        return histories.latest(bot.account(), bot.id(), Channels.TEST, Channels.TEST + " " + asker);
    }

    private ChatPage page(Bot bot, CurrentUser user, boolean fresh, @Nullable String typed, @Nullable String error) {
        var bubbles = fresh ? List.<Bubble>of() : bubbles(bot, user.id().value());
        var greeting = commands.preview(bot, tongue(user));
        return new ChatPage(
                bot.id().toString(), greeting.text(), greeting.buttons().stream().flatMap(List::stream).toList(), fresh, bubbles, typed, error);
    }

    private List<Bubble> bubbles(Bot bot, UUID user) {
        return latest(bot, user.toString())
                .map(conversation -> histories.before(bot.account(), conversation, null, SHOWN))
                .orElse(List.of());
    }

    private static Tongue tongue(CurrentUser user) {
        var tongue = Tongue.ofCode(user.language().code());
        return tongue == null ? Tongue.UZBEK : tongue;
    }
}
