package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.pages.ForgotPage;
import uz.botfactory.accounts.pages.FormError;
import uz.botfactory.accounts.pages.ResetPage;
import uz.botfactory.accounts.pages.VerifyPage;
import uz.botfactory.support.Problem;

/** The pages that mailed links lead to. Opening one changes nothing: mail programs open links too. */
@Controller
class PasswordController {

    private final Credentials credentials;

    PasswordController(Credentials credentials) {
        this.credentials = credentials;
    }

    @GetMapping("/forgot")
    String forgot(Model model) {
        return page(model, new ForgotPage("", false, null));
    }

    @PostMapping("/forgot")
    String ask(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            credentials.askForReset(email, request.getRemoteAddr());
            return page(model, new ForgotPage(email, true, null));
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, new ForgotPage(email, false, FormError.of(problem)));
        }
    }

    @GetMapping("/reset")
    String reset(@RequestParam(defaultValue = "") String token, Model model) {
        return page(model, new ResetPage(token, credentials.canReset(token), null));
    }

    @PostMapping("/reset")
    String setNew(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            credentials.reset(token, password);
            redirect.addFlashAttribute("notice", "accounts.reset.done");
            return "redirect:/login";
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, new ResetPage(token, credentials.canReset(token), FormError.of(problem)));
        }
    }

    @GetMapping("/verify")
    String verify(@RequestParam(defaultValue = "") String token, Model model) {
        return page(model, new VerifyPage(token, credentials.canVerify(token) ? "ask" : "dead"));
    }

    @PostMapping("/verify")
    String confirm(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        try {
            credentials.verifyEmail(token);
            return page(model, new VerifyPage("", "done"));
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, new VerifyPage("", "dead"));
        }
    }

    private static String page(Model model, ForgotPage page) {
        model.addAttribute("page", page);
        return "accounts/forgot";
    }

    private static String page(Model model, ResetPage page) {
        model.addAttribute("page", page);
        return "accounts/reset";
    }

    private static String page(Model model, VerifyPage page) {
        model.addAttribute("page", page);
        return "accounts/verify";
    }
}
