package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.bots.Bot;
import uz.botfactory.channels.Connections;
import uz.botfactory.conversations.Overview;
import uz.botfactory.knowledge.Document;
import uz.botfactory.knowledge.Library;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
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
    private final Texts texts;

    HomeController(
            BotChooser chooser,
            Library library,
            Overview overview,
            Connections connections,
            PlanCards plans,
            Texts texts) {
        this.chooser = chooser;
        this.library = library;
        this.overview = overview;
        this.connections = connections;
        this.plans = plans;
        this.texts = texts;
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
                        glance));
        return "web/home";
    }

    /** Teaches the bot a ready-made text, so that it can be tried before anything was written. */
    @PostMapping("/home/sample")
    String takeSample(@CurrentAccount AccountId account, HttpServletRequest request) {
        var bot = chooser.chosen(account, request).orElseThrow(Problem::notFound);
        var language = ReaderLanguage.of(request).language();
        library.addText(account, bot.id(), texts.get(language, "web.home.sample.name"), sample(), null);
        return "redirect:/bots/" + bot.id() + "/knowledge";
    }

    private static String sample() {
        try (var file = new ClassPathResource("demo/choyxona_qoidalar.txt").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
