package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.bots.Bot;
import uz.botfactory.channels.Connections;
import uz.botfactory.conversations.Overview;
import uz.botfactory.knowledge.Document;
import uz.botfactory.knowledge.Library;
import uz.botfactory.payments.Dealings;
import uz.botfactory.web.pages.HomePage;
import uz.botfactory.web.pages.HomePage.Step;

/** The first page of a business: the way to a working bot, then what waits and what is used. */
@Controller
class HomeController {

    private final BotChooser chooser;
    private final Library library;
    private final Overview overview;
    private final Connections connections;
    private final PlanCards plans;
    private final Dealings dealings;

    HomeController(
            BotChooser chooser,
            Library library,
            Overview overview,
            Connections connections,
            PlanCards plans,
            Dealings dealings) {
        this.chooser = chooser;
        this.library = library;
        this.overview = overview;
        this.connections = connections;
        this.plans = plans;
        this.dealings = dealings;
    }

    @GetMapping("/home")
    String show(CurrentUser user, HttpServletRequest request, Model model) {
        var account = user.account();
        if (account == null) {
            return "redirect:/admin";
        }
        var bot = chooser.chosen(account, request).orElse(null);
        var glance = bot == null ? null : overview.of(account, bot.id());
        var language = ReaderLanguage.of(request).language();
        model.addAttribute(
                "page",
                new HomePage(
                        user.fullName().split(" ")[0],
                        steps(bot, glance),
                        plans.of(account, bot, language),
                        dealings.of(account),
                        glance));
        return "web/home";
    }

    private List<Step> steps(@Nullable Bot bot, Overview.@Nullable Glance glance) {
        var at = bot == null ? "/bots/new" : "/bots/" + bot.id();
        return List.of(
                new Step("name", "robot", bot == null ? at : at + "/settings", bot != null),
                new Step("teach", "journal-text", bot == null ? at : at + "/knowledge", bot != null && knows(bot)),
                new Step("ask", "chat-dots", bot == null ? at : at + "/chat", glance != null && glance.tried()),
                new Step("connect", "telegram", bot == null ? at : at + "/channels", bot != null && connected(bot)));
    }

    private boolean knows(Bot bot) {
        return library.of(bot.account(), bot.id()).stream().anyMatch(Document::answers);
    }

    private boolean connected(Bot bot) {
        return !connections.of(bot.account(), bot.id()).isEmpty();
    }
}
