package uz.botfactory.channels.telegram;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.bots.BotId;
import uz.botfactory.channels.ChannelsPages;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Connecting to Telegram from the page of a bot's channels. */
@Controller
@RequestMapping("/bots/{id}/channels/telegram")
class TelegramConnectionController {

    private final TelegramConnecting connecting;
    private final ChannelsPages pages;

    TelegramConnectionController(TelegramConnecting connecting, ChannelsPages pages) {
        this.connecting = connecting;
        this.pages = pages;
    }

    @PostMapping
    String connect(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var bot = new BotId(Ids.parse(id));
        try {
            connecting.connect(account, bot, token, user.id());
        } catch (Problem problem) {
            if (problem.field() == null) {
                throw problem;
            }
            response.setStatus(422);
            model.addAttribute("page", pages.of(account, bot, problem.messageKey()));
            return "channels/channels";
        }
        flash.addFlashAttribute("notice", "channels.telegram.connected");
        return "redirect:/bots/" + bot + "/channels";
    }

    @PostMapping("/check")
    String check(@CurrentAccount AccountId account, @PathVariable String id) {
        var bot = new BotId(Ids.parse(id));
        connecting.look(account, bot);
        return "redirect:/bots/" + bot + "/channels";
    }

    @PostMapping("/disconnect")
    String disconnect(
            @CurrentAccount AccountId account, CurrentUser user, @PathVariable String id, RedirectAttributes flash) {
        var bot = new BotId(Ids.parse(id));
        connecting.disconnect(account, bot, user.id());
        flash.addFlashAttribute("notice", "channels.telegram.disconnected");
        return "redirect:/bots/" + bot + "/channels";
    }
}
