package uz.botfactory.payments;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Wishes whose owners paid without waiting for staff. */
@Component
class PaidWishes {

    private final PlanRequests requests;
    private final Orders orders;
    private final OrderTable table;
    private final AttemptTable attempts;
    private final ApplicationEventPublisher events;

    PaidWishes(
            PlanRequests requests,
            Orders orders,
            OrderTable table,
            AttemptTable attempts,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.orders = orders;
        this.table = table;
        this.attempts = attempts;
        this.events = events;
    }

    /** Only noted: a payment locks its order and plan, granting locks a wish first, and neither shall wait for the other. */
    @EventListener
    void on(PaymentReceived event) {
        if (requests.waits(event.account())) {
            events.publishEvent(new WisherPaid(event.order(), event.attempt()));
        }
    }

    /** A renewal that a company collects by itself says nothing about what its owner wishes now. */
    @ApplicationModuleListener
    void on(WisherPaid event) {
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
