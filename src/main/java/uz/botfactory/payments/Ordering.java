package uz.botfactory.payments;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;

/** Placing an order: one that costs nothing is settled at once, one that a payment company failed for is taken up again. */
@Component
class Ordering {

    private final Orders orders;
    private final OrderTable table;
    private final Till till;
    private final AttemptTable attempts;

    Ordering(Orders orders, OrderTable table, Till till, AttemptTable attempts) {
        this.orders = orders;
        this.table = table;
        this.till = till;
        this.attempts = attempts;
    }

    @Transactional
    Order place(AccountId account, NewOrder wish) {
        return begun(account, wish).orElseGet(() -> placed(account, wish));
    }

    private Order placed(AccountId account, NewOrder wish) {
        var order = orders.create(account, wish);
        if (!order.amount().isZero()) {
            return order;
        }
        var locked = till.lock(order.id(), order.provider()).orElseThrow();
        till.settle(locked, till.open(locked, "free-" + order.id(), attempts.now(), false, Map.of()));
        return orders.get(account, order.id());
    }

    /** The same wish, for which no page could be made a moment ago. */
    private Optional<Order> begun(AccountId account, NewOrder wish) {
        return table.withoutPage(account).stream()
                .filter(order -> order.open() && wish.isFor(order) && orders.isSold(order))
                .findFirst();
    }
}
