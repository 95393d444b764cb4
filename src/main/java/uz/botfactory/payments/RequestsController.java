package uz.botfactory.payments;

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
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.payments.pages.RequestsPage;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** The page with the state of a business's wishes for a plan. */
@Controller
@RequestMapping("/plan/requests")
class RequestsController {

    private final PlanRequests requests;
    private final Plans plans;

    RequestsController(PlanRequests requests, Plans plans) {
        this.requests = requests;
        this.plans = plans;
    }

    @GetMapping
    String show(@CurrentAccount AccountId account, CurrentUser user, Model model) {
        return page(account, user, model, null);
    }

    @PostMapping
    String ask(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "monthly") String period,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            requests.ask(account, plan, period, null);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(account, user, model, problem.messageKey());
        }
        redirect.addFlashAttribute("notice", "payments.requests.sent");
        return "redirect:/plan/requests";
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@CurrentAccount AccountId account, @PathVariable String id, RedirectAttributes redirect) {
        requests.withdraw(account, Ids.parse(id));
        redirect.addFlashAttribute("notice", "payments.requests.withdrawn");
        return "redirect:/plan/requests";
    }

    private String page(AccountId account, CurrentUser user, Model model, @Nullable String problem) {
        var wishes = requests.of(account).stream()
                .map(request -> wish(request, user))
                .toList();
        model.addAttribute("page", new RequestsPage(wishes, problem));
        return "payments/requests";
    }

    private RequestsPage.Wish wish(PlanRequest request, CurrentUser user) {
        return new RequestsPage.Wish(
                request.id().toString(),
                plans.plan(request.plan()).map(plan -> plan.name(user.language())).orElse(request.plan()),
                request.period().code(),
                request.status(),
                request.reason(),
                request.createdAt());
    }
}
