package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Problem;

/** A business's orders. */
@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "orders")
class OrdersApi {

    record Amount(String amount, String currency) {

        static Amount of(Money money) {
            return new Amount(money.amount(), money.currency());
        }
    }

    /** @param credits how many times money was booked for it */
    record OrderView(
            String id,
            String plan,
            String period,
            String provider,
            Amount amount,
            String status,
            Amount listPrice,
            @Nullable String coupon,
            String renewal,
            @Nullable String redirectUrl,
            int credits,
            @Nullable Instant paidUntil,
            Instant createdAt,
            @Nullable Instant expiresAt) {

        static OrderView of(Order order, @Nullable String redirectUrl) {
            return new OrderView(
                    order.id(),
                    order.plan().code(),
                    order.period().code(),
                    order.provider(),
                    Amount.of(order.amount()),
                    order.status().code(),
                    Amount.of(order.listPrice()),
                    order.coupon(),
                    order.renewing() ? "automatic" : "once",
                    redirectUrl,
                    order.credits(),
                    order.paidUntil(),
                    order.createdAt(),
                    order.expiresAt());
        }
    }

    record Portal(String url) {}

    record OrderList(List<OrderView> items, @Nullable String nextCursor) {

        /** @param limit as it was asked for */
        static OrderList of(Orders orders, @Nullable AccountId account, @Nullable String cursor, int limit) {
            int many = Math.clamp(limit, 1, MOST);
            var found = orders.page(account, cursor, many + 1);
            var shown = found.subList(0, Math.min(many, found.size()));
            return new OrderList(
                    shown.stream().map(order -> OrderView.of(order, null)).toList(),
                    found.size() > many ? shown.getLast().id() : null);
        }
    }

    private static final int MOST = 200;

    private final Orders orders;
    private final Ordering ordering;
    private final Checkout checkout;
    private final Renewals renewals;

    OrdersApi(Orders orders, Ordering ordering, Checkout checkout, Renewals renewals) {
        this.orders = orders;
        this.ordering = ordering;
        this.checkout = checkout;
        this.renewals = renewals;
    }

    @GetMapping
    OrderList list(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return OrderList.of(orders, account, cursor, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrderView create(@CurrentAccount AccountId account, @RequestBody NewOrder wish) {
        var order = ordering.place(account, wish);
        return OrderView.of(order, checkout.pageOrProblem(order));
    }

    @GetMapping("/{id}")
    OrderView show(@CurrentAccount AccountId account, @PathVariable String id) {
        var order = orders.get(account, id);
        return OrderView.of(order, checkout.pageIfAny(order));
    }

    @PostMapping("/{id}/cancel")
    OrderView cancel(@CurrentAccount AccountId account, @PathVariable String id) {
        return OrderView.of(orders.cancel(account, id), null);
    }

    /** The present period is the last one. */
    @PostMapping("/{id}/cancel-renewal")
    OrderView cancelRenewal(@CurrentAccount AccountId account, @PathVariable String id) {
        try {
            return OrderView.of(renewals.cancel(account, id), null);
        } catch (ProviderFailed e) {
            throw Checkout.problem(e);
        }
    }

    /** The payment company's own page for cards and renewal. */
    @PostMapping("/{id}/portal")
    Portal portal(@CurrentAccount AccountId account, CurrentUser user, @PathVariable String id) {
        try {
            var page = renewals.portal(account, id, user.language());
            if (page == null) {
                throw Problem.of(409, "no_portal", "payments.problem.noPortal");
            }
            return new Portal(page);
        } catch (ProviderFailed e) {
            throw Checkout.problem(e);
        }
    }
}
