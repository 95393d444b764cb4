package uz.botfactory.payments;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.payments.pages.StaffRequests;
import uz.botfactory.payments.pages.Trouble;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** Where staff grant or decline what businesses ask for. */
@Controller
@RequestMapping("/admin/requests")
class StaffRequestsController {

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int SHOWN = 30;

    private final PlanRequests requests;
    private final PaidWishes wishes;
    private final Accounts accounts;
    private final Plans plans;

    StaffRequestsController(PlanRequests requests, PaidWishes wishes, Accounts accounts, Plans plans) {
        this.requests = requests;
        this.wishes = wishes;
        this.accounts = accounts;
        this.plans = plans;
    }

    @GetMapping
    String list(
            CurrentUser user,
            UiLanguage language,
            @RequestParam(defaultValue = "waiting") String status,
            @RequestParam(defaultValue = "") String below,
            Model model) {
        user.requireStaff();
        return page(language, status, below, null, model);
    }

    @PostMapping("/{id}/grant")
    String grant(
            CurrentUser user,
            UiLanguage language,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "UZS") String currency,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        user.requireStaff();
        try {
            requests.grant(Ids.parse(id), Orders.period(period), StaffMoney.received(received, currency), user.id());
        } catch (Problem problem) {
            var typed = Map.of("period", period, "received", received, "currency", currency);
            return refused(language, problem, id, typed, response, model);
        }
        redirect.addFlashAttribute("notice", "payments.staff.granted");
        return "redirect:/admin/requests";
    }

    @PostMapping("/{id}/decline")
    String decline(
            CurrentUser user,
            UiLanguage language,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        user.requireStaff();
        try {
            requests.decline(Ids.parse(id), reason, user.id());
        } catch (Problem problem) {
            return refused(language, problem, id, Map.of("reason", reason), response, model);
        }
        redirect.addFlashAttribute("notice", "payments.staff.declined");
        return "redirect:/admin/requests";
    }

    /** Where the language switch leads from a form that was not taken. */
    @GetMapping({"/{id}/grant", "/{id}/decline"})
    String back(CurrentUser user) {
        user.requireStaff();
        return "redirect:/admin/requests";
    }

    private String refused(
            UiLanguage language,
            Problem problem,
            String id,
            Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        if (problem.status() == HttpServletResponse.SC_NOT_FOUND) {
            throw problem;
        }
        response.setStatus(problem.status());
        return page(language, "waiting", "", new StaffRequests.Refused(id, Trouble.of(problem), typed), model);
    }

    private String page(
            UiLanguage language, String status, String below, StaffRequests.@Nullable Refused refused, Model model) {
        var wanted = status.equals("all") ? "" : status;
        var found = requests.page(wanted, below.isEmpty() ? NEWEST : Ids.parse(below), SHOWN + 1);
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        var next = found.size() > SHOWN ? shown.getLast().id().toString() : null;
        model.addAttribute("page", new StaffRequests(status, wishes(shown, language), next, refused));
        return "payments/staff-requests";
    }

    private List<StaffRequests.Wish> wishes(List<PlanRequest> requests, UiLanguage language) {
        return requests.stream().map(request -> wish(request, language)).toList();
    }

    private StaffRequests.Wish wish(PlanRequest request, UiLanguage language) {
        var owner = accounts.owner(request.account());
        var plan = plans.plan(request.plan()).orElseThrow();
        var present = plans.of(request.account());
        return new StaffRequests.Wish(
                request.id().toString(),
                owner.fullName(),
                owner.email(),
                owner.phone(),
                owner.id().toString(),
                plan.name(language),
                request.period().code(),
                plan.price(request.period(), "UZS"),
                plans.plan(present.code()).orElseThrow().name(language),
                present.status().name().toLowerCase(Locale.ROOT),
                request.status(),
                request.reason(),
                request.orderId(),
                wishes.since(request).stream().map(order -> paid(order, language)).toList(),
                request.createdAt());
    }

    private static StaffRequests.Paid paid(Order order, UiLanguage language) {
        return new StaffRequests.Paid(
                order.id(), order.plan().name(language), order.period().code(), order.amount());
    }
}
