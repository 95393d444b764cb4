package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.accounts.pages.FormError;
import uz.botfactory.accounts.pages.RegisterPage;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** The page where a business begins. */
@Controller
class RegisterController {

    private final Registrations registrations;
    private final Accounts accounts;
    private final SessionSignIn sessions;

    RegisterController(Registrations registrations, Accounts accounts, SessionSignIn sessions) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/register")
    String show(@RequestParam(required = false) @Nullable String next, @Nullable CurrentUser user, Model model) {
        return user == null ? page(model, new RegisterPage("", "", "", next, null)) : "redirect:" + WayBack.to(next);
    }

    @PostMapping("/register")
    String register(
            @RequestParam(defaultValue = "") String fullName,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var spoken = UiLanguage.of(language).orElse(UiLanguage.UZ);
        try {
            var user = registrations.register(
                    new NewPerson(fullName, phone, email, password, null, spoken), request.getRemoteAddr());
            sessions.begin(request, accounts.person(user));
            return "redirect:" + WayBack.to(next);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, new RegisterPage(fullName, phone, email, next, FormError.of(problem)));
        }
    }

    private static String page(Model model, RegisterPage page) {
        model.addAttribute("page", page);
        return "accounts/register";
    }
}
