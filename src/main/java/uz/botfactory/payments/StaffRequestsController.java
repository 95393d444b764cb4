package uz.botfactory.payments;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
    private static final int LONGEST_REASON = 1000;

    private final PlanRequests requests;
    private final Accounts accounts;
    private final Plans plans;

    StaffRequestsController(PlanRequests requests, Accounts accounts, Plans plans) {
        this.requests = requests;
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
        var wanted = status.equals("all") ? "" : status;
        var found = requests.page(wanted, below.isEmpty() ? NEWEST : Ids.parse(below), SHOWN + 1);
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        var next = found.size() > SHOWN ? shown.getLast().id().toString() : null;
        model.addAttribute("page", new StaffRequests(status, wishes(shown, language), next));
        return "payments/staff-requests";
    }

    @PostMapping("/{id}/grant")
    String grant(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam String period,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "UZS") String currency,
            RedirectAttributes redirect) {
        user.requireStaff();
        try {
            requests.grant(Ids.parse(id), Orders.period(period), StaffMoney.received(received, currency), user.id());
            redirect.addFlashAttribute("notice", "payments.staff.granted");
        } catch (Problem problem) {
            redirect.addFlashAttribute("trouble", problem.messageKey());
        }
        return "redirect:/admin/requests";
    }

    @PostMapping("/{id}/decline")
    String decline(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        user.requireStaff();
        var words = reason.strip();
        requests.decline(Ids.parse(id), words.substring(0, Math.min(LONGEST_REASON, words.length())), user.id());
        redirect.addFlashAttribute("notice", "payments.staff.declined");
        return "redirect:/admin/requests";
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
                request.createdAt());
    }
}
