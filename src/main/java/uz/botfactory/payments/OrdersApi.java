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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.plans.Money;

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
            int credits,
            @Nullable Instant paidUntil,
            Instant createdAt) {

        static OrderView of(Order order) {
            return new OrderView(
                    order.id(),
                    order.plan(),
                    order.period().code(),
                    order.provider(),
                    Amount.of(order.amount()),
                    order.status(),
                    order.credits(),
                    order.paidUntil(),
                    order.createdAt());
        }
    }

    record OrderList(List<OrderView> items) {}

    private final Orders orders;

    OrdersApi(Orders orders) {
        this.orders = orders;
    }

    @GetMapping
    OrderList list(@CurrentAccount AccountId account) {
        return new OrderList(orders.of(account).stream().map(OrderView::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrderView create(@CurrentAccount AccountId account, @RequestBody NewOrder wish) {
        return OrderView.of(orders.create(account, wish));
    }

    @GetMapping("/{id}")
    OrderView show(@CurrentAccount AccountId account, @PathVariable String id) {
        return OrderView.of(orders.get(account, id));
    }

    @PostMapping("/{id}/cancel")
    OrderView cancel(@CurrentAccount AccountId account, @PathVariable String id) {
        return OrderView.of(orders.cancel(account, id));
    }
}
