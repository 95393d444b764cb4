package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.pages.FormError;
import uz.botfactory.accounts.pages.ProfilePage;
import uz.botfactory.support.Problem;

/** The page where people change what they may change about themselves. */
@Controller
@RequestMapping("/profile")
class ProfileController {

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.startsWith("Asia/") || zone.startsWith("Europe/") || zone.startsWith("America/"))
            .sorted()
            .toList();

    private final Accounts accounts;
    private final Credentials credentials;
    private final ThemeCookie themes;
    private final boolean platformBot;

    ProfileController(Accounts accounts, Credentials credentials, ThemeCookie themes, @Value("${botfactory.telegram.platform-token:}") String platformBot) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.themes = themes;
        this.platformBot = !platformBot.isBlank();
    }

    @GetMapping
    String show(CurrentUser user, Model model) {
        var person = accounts.person(user.id());
        var unchanged = new ProfileChange(
                person.fullName(),
                person.phone() == null ? "" : person.phone(),
                person.language().code(),
                person.theme(),
                person.zone().getId());
        return page(model, person, unchanged, null);
    }

    @PostMapping
    String change(
            CurrentUser user,
            @RequestParam(defaultValue = "") String fullName,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "auto") String theme,
            @RequestParam(defaultValue = "") String timeZone,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var person = accounts.person(user.id());
        var typed = new ProfileChange(fullName, phone, language, theme, timeZone);
        try {
            accounts.change(user.id(), person.phone() == null && phone.isBlank() ? typed.withoutPhone() : typed);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, person, typed, FormError.of(problem));
        }
        themes.change(theme, request, response);
        redirect.addFlashAttribute("notice", "accounts.profile.saved");
        return "redirect:/profile";
    }

    @PostMapping("/verify-email")
    String verifyAgain(CurrentUser user, RedirectAttributes redirect) {
        credentials.sendVerificationAgain(accounts.person(user.id()));
        redirect.addFlashAttribute("notice", "accounts.profile.verifySent");
        return "redirect:/profile";
    }

    private String page(Model model, Person person, ProfileChange typed, @Nullable FormError error) {
        model.addAttribute(
                "page",
                new ProfilePage(
                        text(typed.fullName()),
                        text(typed.phone()),
                        person.email(),
                        person.emailVerified(),
                        person.phone() != null && person.phoneConfirmed(),
                        platformBot && person.phone() != null,
                        person.username(),
                        text(typed.language()),
                        text(typed.theme()),
                        text(typed.timeZone()),
                        zones(person.zone().getId()),
                        error));
        return "accounts/profile";
    }

    /** Tashkent and the person's own first, then all others. */
    private static List<String> zones(String own) {
        return Stream.concat(Stream.of("Asia/Tashkent", own), ZONES.stream())
                .distinct()
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
