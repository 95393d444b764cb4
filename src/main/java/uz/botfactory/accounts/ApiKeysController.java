package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.pages.ApiKeysPage;
import uz.botfactory.accounts.pages.FormError;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** The page of the API keys. */
@Controller
@RequestMapping("/profile/api-keys")
class ApiKeysController {

    private final ApiKeys keys;

    ApiKeysController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    String show(@CurrentAccount AccountId account, Model model) {
        return page(model, account, null, "", null);
    }

    @PostMapping
    String create(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "read") String scope,
            HttpServletResponse response,
            Model model) {
        try {
            var fresh = keys.create(account, user.id(), name, scope);
            return page(model, account, fresh.plain(), "", null);
        } catch (Problem problem) {
            if (problem.field() == null) {
                throw problem;
            }
            response.setStatus(problem.status());
            return page(model, account, null, name, FormError.of(problem));
        }
    }

    @PostMapping("/{id}/revoke")
    String revoke(
            @CurrentAccount AccountId account, CurrentUser user, @PathVariable String id, RedirectAttributes redirect) {
        keys.revoke(account, Ids.parse(id), user.id());
        redirect.addFlashAttribute("notice", "accounts.keys.revoked");
        return "redirect:/profile/api-keys";
    }

    private String page(
            Model model, AccountId account, @Nullable String fresh, String name, @Nullable FormError error) {
        var shown = keys.of(account).stream()
                .map(key -> new ApiKeysPage.Key(
                        key.id().toString(),
                        key.name(),
                        key.scope().equals("write"),
                        key.ending(),
                        key.createdAt(),
                        key.lastUsedAt()))
                .toList();
        model.addAttribute("page", new ApiKeysPage(allowed(account), shown, fresh, name, error));
        return "accounts/api-keys";
    }

    private boolean allowed(AccountId account) {
        try {
            keys.requireAccess(account);
            return true;
        } catch (Problem locked) {
            return false;
        }
    }
}
