package uz.botfactory.payments;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.payments.pages.OrderList;
import uz.botfactory.payments.pages.OrderPage;
import uz.botfactory.payments.pages.ReceiptPage;
import uz.botfactory.payments.pages.ReceiptRow;
import uz.botfactory.payments.pages.ReturnPage;
import uz.botfactory.plans.Money;
import uz.botfactory.support.UiLanguage;

/** A business's orders, and the way back from a payment company. */
@Controller
@RequestMapping("/orders")
class OrdersController {

    private static final Logger LOG = LoggerFactory.getLogger(OrdersController.class);
    private static final String FAILED = "failed";

    private final Orders orders;
    private final AttemptTable attempts;
    private final Checkout checkout;
    private final Renewals renewals;
    private final Receipts receipts;
    private final Invoices invoices;
    private final Statement statement;
    private final StatementSheet sheet;
    private final Credits credits;
    private final OtherAmounts others;
    private final Accounts accounts;
    private final Clock clock;

    OrdersController(
            Orders orders,
            AttemptTable attempts,
            Checkout checkout,
            Renewals renewals,
            Receipts receipts,
            Invoices invoices,
            Statement statement,
            StatementSheet sheet,
            Credits credits,
            OtherAmounts others,
            Accounts accounts,
            Clock clock) {
        this.orders = orders;
        this.attempts = attempts;
        this.checkout = checkout;
        this.renewals = renewals;
        this.receipts = receipts;
        this.invoices = invoices;
        this.statement = statement;
        this.sheet = sheet;
        this.credits = credits;
        this.others = others;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    String list(@CurrentAccount AccountId account, Model model) {
        model.addAttribute("page", new OrderList(orders.of(account), credits(account)));
        return "payments/orders";
    }

    private List<Money> credits(AccountId account) {
        return Stream.of("UZS", "USD")
                .map(currency -> new Money(Math.max(0, credits.of(account, currency)), currency))
                .filter(money -> !money.isZero())
                .toList();
    }

    @GetMapping("/{id}")
    ModelAndView show(@CurrentAccount AccountId account, @PathVariable String id, Model model) {
        return page(orders.get(account, id), (@Nullable String) model.getAttribute(FAILED), model);
    }

    /** Goes on to the company's page; the same order may be tried as often as it is open. */
    @PostMapping("/{id}/pay")
    ModelAndView pay(
            @CurrentAccount AccountId account, @PathVariable String id, RedirectAttributes redirect) {
        var order = orders.get(account, id);
        try {
            var address = checkout.page(order);
            return address == null ? new ModelAndView("redirect:/orders/" + id) : Away.to(address);
        } catch (ProviderFailed e) {
            return failed(order, e, redirect);
        }
    }

    @PostMapping("/{id}/cancel")
    String cancel(@CurrentAccount AccountId account, @PathVariable String id, RedirectAttributes redirect) {
        orders.cancel(account, id);
        redirect.addFlashAttribute("notice", "payments.order.cancelled");
        return "redirect:/orders/" + id;
    }

    @PostMapping("/{id}/cancel-renewal")
    ModelAndView cancelRenewal(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            RedirectAttributes redirect) {
        try {
            renewals.cancel(account, id);
        } catch (ProviderFailed e) {
            return failed(orders.get(account, id), e, redirect);
        }
        redirect.addFlashAttribute("notice", "payments.order.stopped");
        return new ModelAndView("redirect:/orders/" + id);
    }

    /** Goes on to the company's page for cards and renewal. */
    @PostMapping("/{id}/portal")
    ModelAndView portal(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            UiLanguage language,
            RedirectAttributes redirect) {
        try {
            var address = renewals.portal(account, id, language);
            return address == null ? new ModelAndView("redirect:/orders/" + id) : Away.to(address);
        } catch (ProviderFailed e) {
            return failed(orders.get(account, id), e, redirect);
        }
    }

    /**
     * What a payer sees who comes back. Nothing in the address is believed; it is looked up what the company said.
     *
     * @param seen what an open page shows already; when there is no news it gets nothing
     */
    @GetMapping("/{id}/return")
    @Nullable ModelAndView back(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable String seen,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            HttpServletResponse response,
            Model model) {
        var order = orders.get(account, id);
        if (order.provider().equals(Orders.MANUAL)) {
            return new ModelAndView("redirect:/orders/" + id);
        }
        var page = Waiting.of(order, attempts.of(id), others.lookedAt(order), since, clock.instant());
        if (live != null && page.seen().equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        model.addAttribute("page", page);
        return new ModelAndView(live == null ? "payments/return" : "payments/waiting");
    }

    /** A payment, or money that came back, to be printed. The number of a payment's attempt is enough. */
    @GetMapping("/{id}/receipt/{number}")
    String receipt(@CurrentAccount AccountId account, @PathVariable String id, @PathVariable String number, Model model) {
        var one = receipts.get(account, id, number.contains("-") ? number : id + "-" + number);
        model.addAttribute(
                "page",
                new ReceiptPage(
                        one.number(),
                        one.refund(),
                        one.order(),
                        one.attempt(),
                        one.amount(),
                        one.listPrice(),
                        one.discount(),
                        one.returned(),
                        one.at(),
                        one.fiscal(),
                        accounts.get(account).name()));
        return "payments/receipt";
    }

    /** All that was ordered, paid and returned, for a spreadsheet. */
    @GetMapping("/statement.csv")
    ResponseEntity<byte[]> statement(@CurrentAccount AccountId account, CurrentUser user, UiLanguage language) {
        return sheet.of(statement.of(account), language, user.zone());
    }

    /** Back to the order, which says what happened and what can be done. */
    static ModelAndView failed(Order order, ProviderFailed e, RedirectAttributes redirect) {
        LOG.warn("{} failed us for order {}: {}", order.provider(), order.id(), e.getMessage());
        redirect.addFlashAttribute(FAILED, e.userMessageKey());
        return new ModelAndView("redirect:/orders/" + order.id());
    }

    private ModelAndView page(Order order, @Nullable String failed, Model model) {
        var rows = receipts.of(order.account(), order.id()).stream()
                .map(one -> new ReceiptRow(one.number(), one.refund(), one.amount(), one.at()))
                .toList();
        boolean invoice = order.provider().equals(Orders.MANUAL)
                && order.open()
                && invoices.requisites().complete();
        model.addAttribute(
                "page",
                new OrderPage(
                        order,
                        rows,
                        renewals.goesOn(order),
                        renewals.isUnderWay(order),
                        invoice,
                        others.lookedAt(order),
                        failed));
        return new ModelAndView("payments/order");
    }
}
