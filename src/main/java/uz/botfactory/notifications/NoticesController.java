package uz.botfactory.notifications;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.channels.PlatformBot;
import uz.botfactory.notifications.Choices.Ways;
import uz.botfactory.notifications.pages.NoticesPage;

/** Where people link their Telegram and choose what they hear. */
@Controller
@RequestMapping("/notifications")
class NoticesController {

    private final PlatformBot bot;
    private final Choices choices;

    NoticesController(PlatformBot bot, Choices choices) {
        this.bot = bot;
        this.choices = choices;
    }

    @GetMapping
    String show(CurrentUser user, Model model) {
        model.addAttribute("page", new NoticesPage(telegram(user), choices(user)));
        return "notifications/notices";
    }

    private NoticesPage.@Nullable Telegram telegram(CurrentUser user) {
        if (!bot.exists()) {
            return null;
        }
        return bot.linked(user.id())
                .map(link -> new NoticesPage.Telegram(link.name(), link.since(), null))
                .orElseGet(() -> new NoticesPage.Telegram(null, null, bot.invitation(user.id()).orElse(null)));
    }

    private List<NoticesPage.Choice> choices(CurrentUser user) {
        var all = choices.of(user.id());
        return topicsFor(user).stream()
                .map(topic -> choice(topic, all.getOrDefault(topic, Ways.all(topic))))
                .toList();
    }

    private static NoticesPage.Choice choice(Topic topic, Ways ways) {
        return new NoticesPage.Choice(topic.code(), ways.mail(), ways.telegram(), topic.alsoByTelegram());
    }

    /** Staff have no plan of their own. */
    static List<Topic> topicsFor(CurrentUser user) {
        return user.account() == null ? List.of(Topic.WORK) : Arrays.asList(Topic.values());
    }

    @PostMapping
    String choose(
            CurrentUser user,
            @RequestParam(defaultValue = "") List<String> mail,
            @RequestParam(defaultValue = "") List<String> telegram,
            RedirectAttributes redirect) {
        Map<Topic, Ways> wanted = new EnumMap<>(Topic.class);
        topicsFor(user).forEach(topic ->
                wanted.put(topic, new Ways(mail.contains(topic.code()), telegram.contains(topic.code()))));
        choices.change(user.id(), wanted);
        redirect.addFlashAttribute("notice", "notifications.saved");
        return "redirect:/notifications";
    }

    @PostMapping("/telegram/unlink")
    String unlink(CurrentUser user, RedirectAttributes redirect) {
        bot.unlink(user.id());
        redirect.addFlashAttribute("notice", "notifications.telegram.unlinked");
        return "redirect:/notifications";
    }
}
