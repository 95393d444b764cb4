package uz.botfactory.channels;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.support.Ids;

/** The channels of a bot as a page. */
@Controller
class ChannelsController {

    private final Bots bots;
    private final ChannelsPages pages;

    ChannelsController(Bots bots, ChannelsPages pages) {
        this.bots = bots;
        this.pages = pages;
    }

    @GetMapping("/bots/{id}/channels")
    String show(@CurrentAccount AccountId account, @PathVariable String id, Model model) {
        var bot = bots.get(account, new BotId(Ids.parse(id)));
        model.addAttribute("page", pages.of(account, bot.id(), null));
        return "channels/channels";
    }
}
