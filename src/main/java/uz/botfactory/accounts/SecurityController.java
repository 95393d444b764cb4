package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.pages.FormError;
import uz.botfactory.accounts.pages.QrCode;
import uz.botfactory.accounts.pages.SecurityPage;
import uz.botfactory.support.Problem;

/** The page for the password, the second factor and what else is signed in. */
@Controller
@RequestMapping("/profile/security")
class SecurityController {

    private static final String SELF = "redirect:/profile/security";

    private final Accounts accounts;
    private final Credentials credentials;
    private final SecondFactor secondFactor;
    private final SignIn signIn;
    private final SessionSignIn sessions;

    SecurityController(
            Accounts accounts,
            Credentials credentials,
            SecondFactor secondFactor,
            SignIn signIn,
            SessionSignIn sessions) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.secondFactor = secondFactor;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping
    String show(CurrentUser user, Model model) {
        return page(model, person(user), null, List.of(), null);
    }

    @PostMapping("/password")
    String changePassword(
            CurrentUser user,
            @RequestParam(defaultValue = "") String oldPassword,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            sessions.begin(request, credentials.change(person(user), oldPassword, password, null));
        } catch (Problem problem) {
            return failed(model, person(user), null, problem, response);
        }
        redirect.addFlashAttribute("notice", "accounts.security.passwordChanged");
        return SELF;
    }

    @PostMapping("/end-others")
    String endOthers(CurrentUser user, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.begin(request, credentials.endOthers(person(user), null));
        redirect.addFlashAttribute("notice", "accounts.security.othersEnded");
        return SELF;
    }

    @PostMapping("/second-factor")
    String beginSecondFactor(CurrentUser user, Model model) {
        var person = person(user);
        return page(model, person, setup(person), List.of(), null);
    }

    @PostMapping("/second-factor/confirm")
    String confirmSecondFactor(
            CurrentUser user, @RequestParam(defaultValue = "") String otp, HttpServletResponse response, Model model) {
        try {
            var codes = secondFactor.confirm(person(user), otp);
            return page(model, person(user), null, codes, null);
        } catch (Problem problem) {
            var person = person(user);
            return failed(model, person, person.secondFactor() ? null : setup(person), problem, response);
        }
    }

    @PostMapping("/second-factor/remove")
    String removeSecondFactor(
            CurrentUser user,
            @RequestParam(defaultValue = "") String confirmPassword,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            signIn.confirm(person(user), confirmPassword, "confirmPassword");
        } catch (Problem problem) {
            return failed(model, person(user), null, problem, response);
        }
        secondFactor.remove(person(user));
        redirect.addFlashAttribute("notice", "accounts.security.secondFactorOff");
        return SELF;
    }

    private SecurityPage.Setup setup(Person person) {
        var setup = secondFactor.begin(person);
        return new SecurityPage.Setup(setup.secret(), setup.link(), QrCode.of(setup.link()));
    }

    private Person person(CurrentUser user) {
        return accounts.person(user.id());
    }

    private String failed(
            Model model,
            Person person,
            SecurityPage.@Nullable Setup setup,
            Problem problem,
            HttpServletResponse response) {
        response.setStatus(problem.status());
        return page(model, person, setup, List.of(), FormError.of(problem));
    }

    private String page(
            Model model,
            Person person,
            SecurityPage.@Nullable Setup setup,
            List<String> codes,
            @Nullable FormError error) {
        model.addAttribute(
                "page",
                new SecurityPage(
                        person.mustChangePassword(),
                        secondFactor.isMissing(person),
                        person.secondFactor(),
                        setup,
                        codes,
                        error));
        return "accounts/security";
    }
}
