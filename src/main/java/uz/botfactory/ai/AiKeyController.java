package uz.botfactory.ai;

import java.util.EnumMap;
import java.util.Map;
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
import uz.botfactory.support.UiLanguage;

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
    String show(@CurrentAccount AccountId account, Model model) {
        model.addAttribute("page", page(account, null));
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
            model.addAttribute("page", page(account, problem).choosing(provider));
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
    private AiKeyPage page(AccountId account, @Nullable Problem problem) {
        var open = rights.ownKey(account);
        return new AiKeyPage(
                open,
                openingPlan(),
                desk.isForbidden(),
                desk.providers(),
                keys.of(account).map(OwnKey::provider).orElse(null),
                trouble(account),
                Provider.GEMINI,
                problem == null ? null : problem.field(),
                problem == null ? null : problem.messageKey());
    }

    private Map<UiLanguage, String> openingPlan() {
        var names = new EnumMap<UiLanguage, String>(UiLanguage.class);
        for (var language : UiLanguage.values()) {
            rights.planWithOwnKey(language).ifPresent(name -> names.put(language, name));
        }
        return names;
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
