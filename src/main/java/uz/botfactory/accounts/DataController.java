package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.pages.DataPage;
import uz.botfactory.accounts.pages.FormError;
import uz.botfactory.support.Problem;

/** The page where people take their data along or end their account. */
@Controller
@RequestMapping("/profile/data")
class DataController {

    private final Accounts accounts;
    private final Export export;
    private final Deletions deletions;
    private final SignIn signIn;
    private final SessionSignIn sessions;

    DataController(
            Accounts accounts,
            Export export,
            Deletions deletions,
            SignIn signIn,
            SessionSignIn sessions) {
        this.accounts = accounts;
        this.export = export;
        this.deletions = deletions;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping
    String show(CurrentUser user, Model model) {
        return page(model, user, null);
    }

    @GetMapping("/export")
    void download(CurrentUser user, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"botfactory.json\"");
        export.write(accounts.person(user.id()), response.getOutputStream());
    }

    @PostMapping("/delete")
    String delete(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @RequestParam(defaultValue = "") String confirmPassword,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            if (user.admin()) {
                throw Problem.of(409, "admins_stay", "accounts.problem.adminsStay").at("confirmPassword");
            }
            signIn.confirm(accounts.person(user.id()), confirmPassword, "confirmPassword");
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, user, FormError.of(problem));
        }
        deletions.delete(account, user.id());
        sessions.end(request);
        redirect.addFlashAttribute("notice", "accounts.data.deleted");
        return "redirect:/";
    }

    private static String page(Model model, CurrentUser user, @Nullable FormError error) {
        model.addAttribute("page", new DataPage(user.account() != null, error));
        return "accounts/data";
    }
}
