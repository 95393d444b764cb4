package uz.botfactory.payments;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.plans.Money;

/** Money that came in: booked and turned into plan time, once. The order is locked by whoever calls. */
@Component
class Settling {

    private final OrderTable orders;
    private final AttemptTable attempts;
    private final OrderBooking booking;
    private final PlanTime plans;
    private final Accounts accounts;

    Settling(
            OrderTable orders,
            AttemptTable attempts,
            OrderBooking booking,
            PlanTime plans,
            Accounts accounts) {
        this.orders = orders;
        this.attempts = attempts;
        this.booking = booking;
        this.plans = plans;
        this.accounts = accounts;
    }

    Attempt settle(Order order, Attempt attempt, @Nullable Instant paidThrough) {
        return settled(order, attempt, paidThrough).orElseGet(() -> {
            // The caller looked before this transaction changed something else of the same order.
            var present = orders.find(order.id()).orElseThrow();
            return settled(present, attempts.get(attempt), paidThrough).orElseThrow();
        });
    }

    private Optional<Attempt> settled(Order order, Attempt attempt, @Nullable Instant paidThrough) {
        if (attempt.is(Attempt.State.PAID) || attempt.is(Attempt.State.REVERSED)) {
            return Optional.of(attempt);
        }
        if (attempt.is(Attempt.State.CANCELLED)) {
            throw new IllegalStateException("Attempt " + attempt.id() + " of order " + order.id()
                    + " was cancelled; a cancelled attempt brings no money");
        }
        return pays(order, attempt)
                ? attempts.paid(order, attempt, false)
                        .map(paid -> pay(order, paid, new Money(0, paid.amount().currency()), paidThrough))
                : attempts.paid(order, attempt, true).map(paid -> keptBack(order, paid));
    }

    /** Pays an open order, in part from what the account has to its credit. */
    Attempt settleWithCredit(Order order, Attempt attempt, Money fromCredit) {
        return pay(order, attempts.paid(attempt, false), fromCredit, null);
    }

    /** Books money that the order does not need, or that is not enough for it, as a credit of the account. */
    Attempt keep(Order order, Attempt attempt) {
        return keptBack(order, attempts.paid(attempt, true));
    }

    private Attempt keptBack(Order order, Attempt paid) {
        booking.surplus(order, paid);
        return paid;
    }

    void awaitRenewal(Order given, Instant until) {
        var order = orders.find(given.id()).orElseThrow();
        if (order.status().isPaid()) {
            plans.awaitPayment(order, until);
        }
    }

    void pastDue(Order given, Instant until) {
        var order = orders.find(given.id()).orElseThrow();
        if (order.status().isPaid()) {
            booking.move(order, OrderStatus.PAST_DUE, order.provider());
            plans.pastDue(order, until);
        }
    }

    private boolean pays(Order order, Attempt attempt) {
        if (accounts.find(order.account()).isEmpty()) {
            return false;
        }
        return attempt.recurring() || order.status().isUnpaid() && attempt.amount().equals(order.amount());
    }

    private Attempt pay(Order order, Attempt paid, Money fromCredit, @Nullable Instant paidThrough) {
        var change = paidThrough == null ? plans.give(order, paid) : plans.renew(order, paid, paidThrough);
        booking.paid(order, paid, fromCredit, change);
        return paid;
    }
}
