package uz.botfactory.payments;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.UserId;
import uz.botfactory.payments.pages.StaffOrder;
import uz.botfactory.payments.pages.StaffOrders;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** Where staff look through orders and what was booked for them. */
@Controller
@RequestMapping("/admin/orders")
class StaffOrdersController {

    private static final int SHOWN = 30;

    private final OrderTable table;
    private final Orders orders;
    private final AttemptTable attempts;
    private final LedgerLines ledger;
    private final ManualMoney manual;
    private final Refunds refunds;
    private final StaffTasks tasks;
    private final Providers providers;
    private final Accounts accounts;

    StaffOrdersController(
            OrderTable table,
            Orders orders,
            AttemptTable attempts,
            LedgerLines ledger,
            ManualMoney manual,
            Refunds refunds,
            StaffTasks tasks,
            Providers providers,
            Accounts accounts) {
        this.table = table;
        this.orders = orders;
        this.attempts = attempts;
        this.ledger = ledger;
        this.manual = manual;
        this.refunds = refunds;
        this.tasks = tasks;
        this.providers = providers;
        this.accounts = accounts;
    }

    @GetMapping
    String list(
            CurrentUser user,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String below,
            Model model) {
        user.requireStaff();
        if (!id.isBlank() && table.find(id.strip()).isPresent()) {
            return "redirect:/admin/orders/" + id.strip();
        }
        var found = id.isBlank() ? table.search(status, provider, null, moment(below), SHOWN + 1) : List.<Order>of();
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        var next = found.size() > SHOWN ? shown.getLast().createdAt().toString() : null;
        var codes = providers.all().stream().map(PaymentProvider::code).toList();
        model.addAttribute("page", new StaffOrders(status, provider, id.strip(), codes, rows(shown), next));
        return "payments/staff-orders";
    }

    @GetMapping("/{id}")
    String show(CurrentUser user, UiLanguage language, @PathVariable String id, Model model) {
        user.requireStaff();
        model.addAttribute("page", page(orders.any(id), language));
        return "payments/staff-order";
    }

    @PostMapping("/{id}/paid")
    String paid(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "UZS") String currency,
            RedirectAttributes redirect) {
        user.requireStaff();
        try {
            manual.received(id, StaffMoney.received(received, currency), user.id());
            redirect.addFlashAttribute("notice", "payments.staff.paidNow");
        } catch (Problem problem) {
            redirect.addFlashAttribute("trouble", problem.messageKey());
        }
        return "redirect:/admin/orders/" + id;
    }

    /** @param key made with the form, so that a form sent twice gives back once */
    @PostMapping("/{id}/refund")
    String refund(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam long attempt,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        user.requireStaff();
        try {
            var wish = StaffMoney.read(amount, currency(orders.any(id), attempt), "amount");
            var refund = refunds.give(
                    id, new Refunds.Wish(wish.isZero() ? null : wish, attempt, Ids.parse(key).toString(), note.strip(), user.id()));
            redirect.addFlashAttribute("notice", "payments.staff.refund." + refund.state());
        } catch (Problem problem) {
            redirect.addFlashAttribute("trouble", problem.messageKey());
        }
        return "redirect:/admin/orders/" + id;
    }

    /** Has the fiscal receipt made once more that finally was not. */
    @PostMapping("/{id}/receipt")
    String makeReceiptAgain(CurrentUser user, @PathVariable String id, RedirectAttributes redirect) {
        user.requireStaff();
        tasks.makeReceiptAgain(id);
        redirect.addFlashAttribute("notice", "payments.staff.receiptAgain");
        return "redirect:/admin/revenue";
    }

    /** Money may have come in another currency than the order's. */
    private String currency(Order order, long attempt) {
        return attempts.of(order.id()).stream()
                .filter(one -> one.id() == attempt)
                .findAny()
                .map(Attempt::amount)
                .orElse(order.amount())
                .currency();
    }

    /** @param money returned: it went back by hand; none: it does not go back */
    @PostMapping("/{id}/refunds/{refund}/settle")
    String settle(
            CurrentUser user,
            @PathVariable String id,
            @PathVariable String refund,
            @RequestParam(defaultValue = "") String money,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        user.requireStaff();
        try {
            refunds.settle(id, Ids.parse(refund), returned(money), note, user.id());
            redirect.addFlashAttribute("notice", "payments.staff.settled");
        } catch (Problem problem) {
            redirect.addFlashAttribute("trouble", problem.messageKey());
        }
        return "redirect:/admin/orders/" + id;
    }

    private static boolean returned(String money) {
        return switch (money) {
            case "returned" -> true;
            case "none" -> false;
            default -> throw Problem.of(422, "money_returned_required", "payments.problem.settleHow").at("money");
        };
    }

    private StaffOrder page(Order order, UiLanguage language) {
        var owner = accounts.find(order.account()).map(account -> accounts.person(account.owner()));
        var tries = attempts.of(order.id());
        return new StaffOrder(
                order,
                owner.map(Person::fullName).orElse(""),
                owner.map(Person::email).orElse(""),
                owner.map(Person::phone).orElse(null),
                tries,
                ledger.of(order, language),
                refunds.of(order.id()).stream()
                        .map(this::refund)
                        .toList(),
                Ids.next().toString(),
                order.provider().equals(Orders.MANUAL) && order.open());
    }

    private StaffOrder.Refund refund(Refund refund) {
        var settled = refund.settled();
        return new StaffOrder.Refund(
                refund.id().toString(),
                refund.amount(),
                refund.state(),
                refund.note(),
                refund.createdAt(),
                refund.isForStaff(),
                refund.refusal(),
                settled == null ? null : new StaffOrder.Settled(person(settled.by()), settled.note(), settled.at()));
    }

    private String person(String user) {
        return accounts.find(new UserId(Ids.parse(user))).map(Person::fullName).orElse("");
    }

    private List<StaffOrders.Row> rows(List<Order> orders) {
        return orders.stream().map(order -> new StaffOrders.Row(order, name(order.account()))).toList();
    }

    /** An account that is gone has no name any more; its orders stay. */
    private String name(AccountId account) {
        return accounts.find(account).map(one -> accounts.person(one.owner()).fullName()).orElse("");
    }

    private static Instant moment(String text) {
        try {
            return text.isEmpty() ? Instant.parse("9999-01-01T00:00:00Z") : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.notFound();
        }
    }
}
