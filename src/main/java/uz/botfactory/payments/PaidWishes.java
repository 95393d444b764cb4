package uz.botfactory.payments;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wishes whose owners paid without waiting for staff. */
@Component
class PaidWishes {

    private final PlanRequests requests;
    private final Orders orders;
    private final OrderTable table;
    private final AttemptTable attempts;

    PaidWishes(
            PlanRequests requests,
            Orders orders,
            OrderTable table,
            AttemptTable attempts) {
        this.requests = requests;
        this.orders = orders;
        this.table = table;
        this.attempts = attempts;
    }

    /** A renewal that a company collects by itself says nothing about what its owner wishes now. */
    @EventListener
    void on(PaymentReceived event) {
        if (!requests.waits(event.account())) {
            return;
        }
        var order = orders.any(event.order());
        attempts.of(order.id()).stream()
                .filter(one -> order.status() == OrderStatus.PAID && order.credits() == 1)
                .filter(one -> one.id() == event.attempt() && one.paidAt() != null)
                .forEach(one -> requests.paid(order, one.paidAt()));
    }

    /** What the owner of a wish that waits paid after asking, newest first. */
    List<Order> since(PlanRequest request) {
        return request.isWaiting() ? table.paidSince(request.account(), request.createdAt()) : List.of();
    }
}
