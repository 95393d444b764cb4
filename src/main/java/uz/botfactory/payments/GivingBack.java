package uz.botfactory.payments;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Money;

/** Money that went back, booked once. The order is locked by whoever calls. */
@Component
class GivingBack {

    private final OrderTable orders;
    private final AttemptTable attempts;
    private final OrderBooking booking;
    private final RefundTable refunds;
    private final PlanTime plans;
    private final FollowUpTable followUps;
    private final ApplicationEventPublisher events;

    GivingBack(
            OrderTable orders,
            AttemptTable attempts,
            OrderBooking booking,
            RefundTable refunds,
            PlanTime plans,
            FollowUpTable followUps,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.attempts = attempts;
        this.booking = booking;
        this.refunds = refunds;
        this.plans = plans;
        this.followUps = followUps;
        this.events = events;
    }

    Attempt reverse(Attempt known, Money amount, @Nullable Integer reason, String key) {
        return !key.startsWith(Refund.NAME) && refunds.recognise(known, amount, key)
                ? attempts.get(known)
                : back(known, amount, reason, "refund", key, OrderStatus.REFUNDED);
    }

    Attempt reverseTo(Attempt known, Money inAll, @Nullable Integer reason, String key) {
        long more = inAll.minor() - attempts.get(known).returned().minor();
        return more <= 0
                ? attempts.get(known)
                : back(known, new Money(more, inAll.currency()), reason, "refund", key, OrderStatus.REFUNDED);
    }

    Attempt chargeBack(Attempt known, String key) {
        return back(known, attempts.get(known).left(), null, "charge_back", key, OrderStatus.CHARGED_BACK);
    }

    private Attempt back(
            Attempt known, Money amount, @Nullable Integer reason, String kind, String key, OrderStatus whole) {
        var attempt = attempts.get(known);
        var order = orders.find(attempt.order()).orElseThrow();
        if (attempt.is(Attempt.State.REVERSED)) {
            return attempt;
        }
        if (!attempt.is(Attempt.State.PAID)) {
            throw new IllegalStateException("Attempt " + attempt.id() + " was never paid, so nothing can go back");
        }
        if (!booking.returned(order, attempt, kind, amount, key, reason == null ? kind : "reason " + reason)) {
            return attempt;
        }
        if (amount.minor() > attempt.left().minor()) {
            throw new IllegalStateException("Attempt " + attempt.id() + " has " + attempt.left().minor()
                    + " left, so " + amount.minor() + " cannot go back");
        }
        var now = amount.minor() == attempt.left().minor()
                ? attempts.reversed(attempt, reason)
                : attempts.returned(attempt, amount);
        refunds.done(now, key);
        if (!key.startsWith(Refund.NAME)) {
            refunds.carriedOutAfterAll(now, amount, key);
        }
        if (!attempt.surplus()) {
            tell(order, now, whole);
        }
        followUps.want(order.account(), attempt.id(), key, order.id());
        events.publishEvent(new PaymentReturned(order.account(), order.id(), attempt.id(), amount, key));
        return now;
    }

    private void tell(Order order, Attempt attempt, OrderStatus whole) {
        if (attempt.is(Attempt.State.REVERSED)) {
            plans.takeBack(order, attempt, whole.code());
        }
        booking.move(order, status(order, whole), order.provider());
    }

    private OrderStatus status(Order order, OrderStatus whole) {
        return whole == OrderStatus.CHARGED_BACK || nothingLeft(order) ? whole : OrderStatus.PARTIALLY_REFUNDED;
    }

    private boolean nothingLeft(Order order) {
        return attempts.of(order.id()).stream()
                .filter(one -> !one.surplus())
                .allMatch(one -> one.left().isZero());
    }
}
