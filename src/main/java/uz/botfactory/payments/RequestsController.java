package uz.botfactory.payments;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
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
import uz.botfactory.payments.pages.RequestsPage;
import uz.botfactory.payments.pages.Trouble;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** The page with the state of a business's wishes for a plan. */
@Controller
@RequestMapping("/plan/requests")
class RequestsController {

    private final PlanRequests requests;
    private final Orders orders;
    private final Plans plans;

    RequestsController(PlanRequests requests, Orders orders, Plans plans) {
        this.requests = requests;
        this.orders = orders;
        this.plans = plans;
    }

    /** The fields may be filled in by the link that led here: a mail with a coupon, a plan that was looked at. */
    @GetMapping
    String show(
            @CurrentAccount AccountId account,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "monthly") String period,
            @RequestParam(defaultValue = "") String coupon,
            UiLanguage language,
            Model model) {
        return page(account, plan, period, coupon, null, language, model);
    }

    @PostMapping
    String ask(
            @CurrentAccount AccountId account,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "monthly") String period,
            @RequestParam(defaultValue = "") String coupon,
            UiLanguage language,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            requests.ask(account, plan, period, coupon.strip());
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(account, plan, period, coupon, Trouble.of(problem), language, model);
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

    private String page(
            AccountId account,
            String plan,
            String period,
            String coupon,
            @Nullable Trouble trouble,
            UiLanguage language,
            Model model) {
        var wishes = requests.of(account).stream().map(request -> wish(request, language)).toList();
        model.addAttribute("page", new RequestsPage(wishes, offered(account, language), plan, period, coupon.strip(), trouble));
        return "payments/requests";
    }

    private Map<String, String> offered(AccountId account, UiLanguage language) {
        var names = new LinkedHashMap<String, String>();
        orders.offered(account).forEach(plan -> names.put(plan.code(), plan.name(language)));
        return names;
    }

    private RequestsPage.Wish wish(PlanRequest request, UiLanguage language) {
        return new RequestsPage.Wish(
                request.id().toString(),
                plans.plan(request.plan()).map(plan -> plan.name(language)).orElse(request.plan()),
                request.period().code(),
                request.coupon(),
                request.status(),
                request.reason(),
                request.orderId(),
                request.createdAt());
    }
}
