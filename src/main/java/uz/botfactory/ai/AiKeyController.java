package uz.botfactory.ai;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.ai.pages.AiKeyPage;
import uz.botfactory.support.Problem;

/** The page where an owner's own key is handed in. */
@Controller
class AiKeyController {

    private final OwnKeyDesk desk;
    private final OwnKeys keys;
    private final Routes routes;
    private final AiRights rights;

    AiKeyController(OwnKeyDesk desk, OwnKeys keys, Routes routes, ObjectProvider<AiRights> rights) {
        this.desk = desk;
        this.keys = keys;
        this.routes = routes;
        this.rights = new LateRights(rights);
    }

    @GetMapping("/ai-key")
    String show(@CurrentAccount AccountId account, CurrentUser user, Model model) {
        model.addAttribute("page", page(account, user, null));
        return "ai/key";
    }

    @PostMapping("/ai-key")
    String put(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String key,
            Model model,
            RedirectAttributes next) {
        try {
            desk.put(user, account, provider, key);
            next.addFlashAttribute("notice", "ai.key.saved");
            return "redirect:/ai-key";
        } catch (Problem problem) {
            if (problem.field() == null) {
                throw problem;
            }
            model.addAttribute("page", page(account, user, problem).choosing(provider));
            return "ai/key";
        }
    }

    @PostMapping("/ai-key/remove")
    String remove(@CurrentAccount AccountId account, CurrentUser user, RedirectAttributes next) {
        desk.remove(user, account);
        next.addFlashAttribute("notice", "ai.key.removed");
        return "redirect:/ai-key";
    }

    /** What was typed as the key is not shown again, not even beside its error. */
    private AiKeyPage page(AccountId account, CurrentUser user, @Nullable Problem problem) {
        var open = rights.ownKey(account);
        return new AiKeyPage(
                open,
                open ? null : rights.planWithOwnKey(user.language()).orElse(null),
                desk.isForbidden(),
                desk.providers(),
                keys.of(account).map(OwnKey::provider).orElse(null),
                trouble(account),
                "",
                problem == null ? null : problem.field(),
                problem == null ? null : problem.messageKey());
    }

    private @Nullable String trouble(AccountId account) {
        return routes.ofOwner(account)
                .map(route -> route.breaker().why())
                .map(reason -> switch (reason) {
                    case WRONG_KEY -> "ai.key.refusedNow";
                    case NO_MONEY -> "ai.key.noMoneyNow";
                    default -> "ai.key.troubleNow";
                })
                .orElse(null);
    }
}
