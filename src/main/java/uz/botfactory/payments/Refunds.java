package uz.botfactory.payments;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/**
 * Money that staff give back: never more than came, never twice. Where a company can be asked, it is asked between two
 * transactions and the answer is booked; otherwise staff do it in the company's cabinet, and its callback books it.
 */
@Component
class Refunds {

    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);
    private static final int AT_A_TIME = 50;
    private static final int LONGEST_NOTE = 1000;

    private final Till till;
    private final Orders orders;
    private final OrderTable history;
    private final RefundTable table;
    private final Credits credits;
    private final Providers providers;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Refunds(
            Till till,
            Orders orders,
            OrderTable history,
            RefundTable table,
            Credits credits,
            Providers providers,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.till = till;
        this.orders = orders;
        this.history = history;
        this.table = table;
        this.credits = credits;
        this.providers = providers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What staff want to give back.
     *
     * @param amount null: all that is left
     * @param attempt which payment; null: the one that paid the order
     * @param key the same for the same wish
     */
    record Wish(@Nullable Money amount, @Nullable Long attempt, String key, String note, UserId by) {}

    /** Gives back now, or says that it waits: for the company, or for staff in the company's cabinet. */
    Refund give(String order, Wish wish) {
        var refund = transaction.execute(status -> decide(order, wish));
        if (!refund.isAsked()) {
            return refund;
        }
        try {
            return ask(refund);
        } catch (ProviderFailed e) {
            LOG.warn("Refund {} of order {} was not carried out: {}", refund.id(), order, e.getMessage());
            throw Checkout.problem(e, e.refundMessageKey());
        }
    }

    /** Asks again for those that got no answer. */
    void retry() {
        table.takeDue(AT_A_TIME).forEach(refund -> {
            try {
                ask(refund);
            } catch (ProviderFailed e) {
                LOG.warn("Refund {} still waits for its company: {}", refund.id(), e.getMessage());
            }
        });
    }

    /**
     * Ends with the word of staff what a company refused or cannot be asked for; again changes nothing.
     *
     * @param returned the money went back by hand, so it is booked; else none goes back
     */
    Refund settle(String order, UUID refund, boolean returned, @Nullable String words, UserId by) {
        var note = note(words);
        return transaction.execute(status -> {
            var locked = till.lock(order, orders.any(order).provider()).orElseThrow(Problem::notFound);
            var known = table.find(order, refund).orElseThrow(Problem::notFound);
            if (known.isAsked()) {
                throw underWay();
            }
            return known.isForStaff() ? settled(locked, known, returned, note, by) : known;
        });
    }

    private static String note(@Nullable String words) {
        var note = words == null ? "" : words.strip();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            throw Problem.of(422, "note_needed", "payments.problem.noteNeeded").at("note");
        }
        return note;
    }

    private Refund settled(Order order, Refund refund, boolean returned, String note, UserId by) {
        if (returned) {
            bookByHand(refund);
        }
        table.settled(refund, returned ? Refund.DONE : Refund.CLOSED, note, by);
        history.write(order, returned ? "refund_by_hand" : "refund_closed", refund.amount(), by.toString());
        audit.record(by, refund.account(), "order.refund_settled", order.id(), Map.of(
                "refund", refund.id().toString(),
                "amount", refund.amount().amount(),
                "currency", refund.amount().currency(),
                "returned", String.valueOf(returned),
                "note", note));
        return table.find(order.id(), refund.id()).orElseThrow();
    }

    /** What the company tells of it later is recognised and not booked again. */
    private void bookByHand(Refund refund) {
        var attempt = till.attempts(refund.order()).stream()
                .filter(one -> one.id() == refund.attempt())
                .findFirst()
                .orElseThrow();
        if (refund.state().equals(Refund.REFUSED) && table.underWay(attempt)) {
            throw underWay();
        }
        till.reverse(attempt, amount(attempt, refund.amount()), null, refund.name());
    }

    private static Problem underWay() {
        return Problem.of(409, "refund_under_way", "payments.problem.refundUnderWay");
    }

    List<Refund> of(String order) {
        return table.of(order);
    }

    private Refund decide(String id, Wish wish) {
        var provider = orders.any(id).provider();
        var order = till.lock(id, provider).orElseThrow(Problem::notFound);
        var known = table.find(id, wish.key());
        return known.isPresent() ? known.get() : begin(order, wish);
    }

    private Refund begin(Order order, Wish wish) {
        var attempt = chosen(order, wish);
        if (table.underWay(attempt)) {
            throw underWay();
        }
        var amount = amount(attempt, wish.amount());
        var refund = new Refund(
                order.account(),
                Ids.next(),
                order.id(),
                attempt.id(),
                wish.key(),
                amount,
                new Money(attempt.returned().minor() + amount.minor(), amount.currency()),
                state(order),
                wish.note(),
                wish.by().toString(),
                orders.now(),
                null,
                null,
                null);
        table.insert(refund);
        audit.record(wish.by(), order.account(), "order.refund", order.id(), Map.of(
                "amount", amount.amount(), "currency", amount.currency(), "state", refund.state(), "note", wish.note()));
        return order.provider().equals(Orders.MANUAL) ? book(refund) : refund;
    }

    private String state(Order order) {
        boolean byCall = order.provider().equals(Orders.MANUAL)
                || providers.find(order.provider())
                        .filter(PaymentProvider::configured)
                        .filter(PaymentProvider::refunds)
                        .isPresent();
        return byCall ? Refund.ASKED : Refund.TO_DO;
    }

    private Attempt chosen(Order order, Wish wish) {
        return till.attempts(order.id()).reversed().stream()
                .filter(one -> !one.left().isZero())
                .filter(one -> wish.attempt() == null ? !one.surplus() : one.id() == wish.attempt())
                .findFirst()
                .orElseThrow(() -> Problem.of(409, "nothing_to_refund", "payments.problem.nothingToRefund"));
    }

    private Money amount(Attempt attempt, @Nullable Money wish) {
        var amount = wish == null ? attempt.left() : wish;
        long most = attempt.surplus()
                ? Math.min(attempt.left().minor(), credits.locked(attempt.account(), amount.currency()))
                : attempt.left().minor();
        if (!amount.currency().equals(attempt.amount().currency())) {
            throw Problem.of(422, "currency_differs", "payments.problem.currencyDiffers").at("currency");
        }
        if (amount.isZero() || amount.minor() > most) {
            throw Problem.of(422, "refund_too_much", "payments.problem.refundTooMuch").at("amount");
        }
        return amount;
    }

    private Refund ask(Refund refund) throws ProviderFailed {
        var order = orders.any(refund.order());
        var attempt = till.attempts(order.id()).stream()
                .filter(one -> one.id() == refund.attempt())
                .findFirst()
                .orElseThrow();
        try {
            providers.get(order.provider()).refund(order, attempt, refund.amount(), refund.name());
        } catch (ProviderFailed e) {
            if (!e.retryable()) {
                table.refused(refund, e.refundMessageKey());
            }
            throw e;
        }
        return transaction.execute(status -> book(refund));
    }

    private Refund book(Refund refund) {
        var provider = orders.any(refund.order()).provider();
        till.lock(refund.order(), provider).orElseThrow();
        till.attempts(refund.order()).stream()
                .filter(one -> one.id() == refund.attempt())
                .forEach(one -> till.reverseTo(one, refund.inAll(), null, refund.name()));
        return table.find(refund.order(), refund.key()).orElseThrow();
    }
}
