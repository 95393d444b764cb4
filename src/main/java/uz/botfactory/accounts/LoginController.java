package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.accounts.pages.CodePage;
import uz.botfactory.accounts.pages.FormError;
import uz.botfactory.accounts.pages.LoginPage;
import uz.botfactory.support.Problem;

/** The way in by password and, where it is switched on, a code; and the way out. */
@Controller
class LoginController {

    private final SignIn signIn;
    private final SessionSignIn sessions;
    private final ThemeCookie theme;

    LoginController(SignIn signIn, SessionSignIn sessions, ThemeCookie theme) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.theme = theme;
    }

    @GetMapping("/login")
    String show(@RequestParam(required = false) @Nullable String next, @Nullable CurrentUser user, Model model) {
        return user == null ? page(model, new LoginPage("", next, null)) : home(user, next);
    }

    @PostMapping("/login")
    String logIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var person = signIn.checkPassword(login, password, request.getRemoteAddr());
            signIn.succeeded(login, request.getRemoteAddr());
            if (person.secondFactor()) {
                sessions.awaitCode(request, person);
                return "redirect:/login/code" + (next == null ? "" : "?next=" + WayBack.encoded(next));
            }
            return begin(person, next, request, response);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, new LoginPage(login, next, FormError.of(problem)));
        }
    }

    @GetMapping("/login/code")
    String showCode(@RequestParam(required = false) @Nullable String next, HttpServletRequest request, Model model) {
        return sessions.awaitingCode(request) == null ? "redirect:/login" : page(model, new CodePage(next, null));
    }

    @PostMapping("/login/code")
    String checkCode(
            @RequestParam(defaultValue = "") String otp,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var person = sessions.awaitingCode(request);
        if (person == null) {
            return "redirect:/login";
        }
        try {
            signIn.checkCode(person, otp, request.getRemoteAddr());
            return begin(person, next, request, response);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, new CodePage(next, FormError.of(problem)));
        }
    }

    @PostMapping("/logout")
    String logOut(HttpServletRequest request) {
        sessions.end(request);
        return "redirect:/";
    }

    private String begin(
            Person person, @Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(request, person);
        theme.remember(person, request, response);
        return home(person.current(), next);
    }

    private static String home(CurrentUser user, @Nullable String next) {
        var to = WayBack.to(next);
        return "redirect:" + (user.account() == null && to.equals(WayBack.HOME) ? "/admin" : to);
    }

    private static String page(Model model, LoginPage page) {
        model.addAttribute("page", page);
        return "accounts/login";
    }

    private static String page(Model model, CodePage page) {
        model.addAttribute("page", page);
        return "accounts/code";
    }
}
