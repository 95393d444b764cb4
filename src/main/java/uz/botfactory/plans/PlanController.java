package uz.botfactory.plans;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.plans.pages.PlanPage;

/** The page of a business's own plan. */
@Controller
class PlanController {

    private final Plans plans;
    private final PlanViews views;

    PlanController(Plans plans, PlanViews views) {
        this.plans = plans;
        this.views = views;
    }

    @GetMapping("/plan")
    String show(@CurrentAccount AccountId account, Model model) {
        var current = plans.of(account);
        model.addAttribute(
                "page",
                new PlanPage(
                        plans.plan(current.code()).orElseThrow(),
                        current.status(),
                        Objects.requireNonNull(current.endsAt()),
                        plans.following(account).orElse(null),
                        bars(views.used(account)),
                        plans.catalogue().stream().filter(plan -> !plan.isTrial()).toList()));
        return "plans/plan";
    }

    private static List<PlanPage.Bar> bars(Map<Limit, Usage> used) {
        return used.entrySet().stream()
                .map(entry -> new PlanPage.Bar(
                        PlanViews.lower(entry.getKey()),
                        entry.getValue().used(),
                        entry.getValue().granted(),
                        entry.getValue().resetsAt()))
                .toList();
    }
}
