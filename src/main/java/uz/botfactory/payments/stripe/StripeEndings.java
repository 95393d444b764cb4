package uz.botfactory.payments.stripe;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountDeleted;
import uz.botfactory.payments.OrderStatus;
import uz.botfactory.payments.PaymentReceived;
import uz.botfactory.payments.PaymentReturned;
import uz.botfactory.payments.Till;

/**
 * Nobody pays for two things at a time: what a later order took the place of, what was given back and what belongs to
 * nobody any more shall not be collected again. Here it is only written down; a job tells Stripe.
 */
@Component
class StripeEndings {

    private final StripeSubscriptionTable subscriptions;
    private final StripePageTable pages;
    private final Till till;
    private final Clock clock;

    StripeEndings(StripeSubscriptionTable subscriptions, StripePageTable pages, Till till, Clock clock) {
        this.subscriptions = subscriptions;
        this.pages = pages;
        this.till = till;
        this.clock = clock;
    }

    /** Paid by whatever company: of this order and all that renews, only the youngest order goes on. */
    @EventListener
    void on(PaymentReceived event) {
        var others = subscriptions.running(event.account());
        if (others.isEmpty() || isGift(event)) {
            return;
        }
        var youngest = others.stream()
                .map(StripeSubscription::order)
                .max(Comparator.comparing(this::age))
                .filter(order -> age(order).isAfter(age(event.order())))
                .orElse(event.order());
        others.stream()
                .filter(one -> !one.order().equals(youngest))
                .forEach(one -> subscriptions.wantEnd(one, clock.instant()));
    }

    @EventListener
    void on(PaymentReturned event) {
        var order = subscriptions.ofOrder(event.order());
        order.filter(one -> isLost(one.order())).ifPresent(one -> subscriptions.wantEnd(one, clock.instant()));
    }

    @ApplicationModuleListener
    void on(AccountDeleted event) {
        subscriptions.running(event.account()).forEach(one -> subscriptions.wantEnd(one, clock.instant()));
        pages.forget(event.account());
    }

    /** Time that staff give for nothing is no reason to end what somebody pays for. */
    private boolean isGift(PaymentReceived event) {
        return till.attempts(event.order()).stream()
                .anyMatch(attempt -> attempt.id() == event.attempt() && attempt.amount().isZero());
    }

    private boolean isLost(String order) {
        return till.order(order, StripeProvider.CODE)
                .filter(one -> one.status() == OrderStatus.REFUNDED || one.status() == OrderStatus.CHARGED_BACK)
                .isPresent();
    }

    /** The paying order may be another company's. */
    private Instant age(String order) {
        return subscriptions.orderedAt(order).orElse(Instant.MIN);
    }
}
