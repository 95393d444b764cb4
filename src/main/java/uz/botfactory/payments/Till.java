package uz.botfactory.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uz.botfactory.plans.Money;

/**
 * The only door through which money moves. A provider locks the order first, always, decides, and calls one of these in
 * the same transaction; whatever is called again changes nothing.
 */
@Service
public class Till {

    private final OrderTable orders;
    private final AttemptTable attempts;
    private final Orders book;
    private final Settling settling;
    private final GivingBack givingBack;
    private final Inbox inbox;

    Till(
            OrderTable orders,
            AttemptTable attempts,
            Orders book,
            Settling settling,
            GivingBack givingBack,
            Inbox inbox) {
        this.orders = orders;
        this.attempts = attempts;
        this.book = book;
        this.settling = settling;
        this.givingBack = givingBack;
        this.inbox = inbox;
    }

    /** An order and one attempt to collect for it, both as they are now that the order is locked. */
    public record Locked(Order order, Attempt attempt) {}

    /** An order and attempts, all as they are now that the order is locked. */
    public record Held(Order order, List<Attempt> attempts) {

        /** The one of that name, which may be for another order. */
        public Optional<Attempt> attempt(String externalId) {
            return attempts.stream().filter(attempt -> attempt.externalId().equals(externalId)).findAny();
        }
    }

    /** Locks the order until the transaction ends; empty when it is unknown or to be paid another way. */
    public Optional<Order> lock(String orderId, String provider) {
        return lock(orderId, provider, null).map(Held::order);
    }

    /**
     * The same with all its attempts, the first one first, and with the named one, whichever order that is for.
     *
     * @param externalId null: none is wanted besides
     */
    public Optional<Held> lock(String orderId, String provider, @Nullable String externalId) {
        requireTransaction();
        return book.lock(orderId, provider, externalId)
                .filter(held -> held.order().provider().equals(provider));
    }

    /** A plain look, without a lock. */
    public Optional<Order> order(String orderId, String provider) {
        return orders.find(orderId).filter(order -> order.provider().equals(provider));
    }

    /** A plain look, without a lock. */
    public Optional<Attempt> attempt(String provider, String externalId) {
        return attempts.find(provider, externalId);
    }

    /** Locks the attempt's order, then reads both. */
    public Optional<Locked> lockByExternal(String provider, String externalId) {
        requireTransaction();
        return book.lockByAttempt(provider, externalId)
                .map(held -> new Locked(held.order(), held.attempts().getFirst()));
    }

    /** All attempts of the order, the first one first. */
    public List<Attempt> attempts(String orderId) {
        return attempts.of(orderId);
    }

    /** The live attempt that keeps others away. */
    public Optional<Attempt> holding(Order order) {
        var now = attempts.now();
        return attempts.of(order.id()).stream()
                .filter(attempt -> attempt.is(Attempt.State.CREATED))
                .filter(attempt -> attempt.holdsUntil() != null && attempt.holdsUntil().isAfter(now))
                .findAny();
    }

    /**
     * Begins an attempt over the order's whole amount that keeps others away until its time is over. A second one is refused,
     * and so is a second attempt with this external id, then at the latest with the commit.
     *
     * @param companyTime when it began by the company's clock; the hold counts from there
     */
    public Attempt hold(Held held, String externalId, Instant companyTime, Duration holds, Map<String, String> details) {
        requireTransaction();
        clearAway(held);
        var order = held.order();
        return attempts.open(order, externalId, order.amount(), companyTime, companyTime.plus(holds), false, details);
    }

    /**
     * Begins an attempt over the order's whole amount that keeps nobody away. A second one with this external id is refused,
     * at the latest with the commit.
     *
     * @param companyTime when it began by the company's clock
     * @param recurring one of many payments of an order that renews
     */
    public Attempt open(Order order, String externalId, Instant companyTime, boolean recurring, Map<String, String> details) {
        requireTransaction();
        return attempts.open(order, externalId, order.amount(), companyTime, null, recurring, details);
    }

    /** The same for money that came in another amount than ordered. */
    public Attempt open(Order order, String externalId, Money amount, Instant companyTime, Map<String, String> details) {
        requireTransaction();
        return attempts.open(order, externalId, amount, companyTime, null, false, details);
    }

    /**
     * The money came: books it and gives the time it paid for, once. When another attempt paid the order before, the
     * money becomes a credit of the account. An order that was cancelled or expired meanwhile is paid all the same: the
     * company has the money.
     */
    public Attempt settle(Order order, Attempt attempt) {
        requireTransaction();
        return settling.settle(order, attempt, null);
    }

    /** The same for a payment that renews: the time reaches to that moment. */
    public Attempt settle(Order order, Attempt attempt, Instant paidThrough) {
        requireTransaction();
        return settling.settle(order, attempt, paidThrough);
    }

    /** Nobody paid: the order is free for another attempt. */
    public Attempt cancel(Attempt attempt, @Nullable Integer reason) {
        requireTransaction();
        return attempt.is(Attempt.State.CREATED) ? attempts.cancelled(attempt, reason) : attempt;
    }

    /**
     * Money went back. All of it: the plan time that is not used yet is taken back and the order is refunded. A part of
     * it: the time stays.
     *
     * @param key the company's name for this one return; the same key again changes nothing
     */
    public Attempt reverse(Attempt attempt, Money amount, @Nullable Integer reason, String key) {
        requireTransaction();
        return givingBack.reverse(attempt, amount, reason, key);
    }

    /** The same for companies that say how much went back in all; what is booked already is not booked again. */
    public Attempt reverseTo(Attempt attempt, Money inAll, @Nullable Integer reason, String key) {
        requireTransaction();
        return givingBack.reverseTo(attempt, inAll, reason, key);
    }

    /** The payer's bank took the money back for good: like a whole return, and the order says so. */
    public Attempt chargeBack(Attempt attempt, String key) {
        requireTransaction();
        return givingBack.chargeBack(attempt, key);
    }

    /** Adds what the company said besides: a fiscal receipt, links. */
    public Attempt details(Attempt attempt, Map<String, String> more) {
        requireTransaction();
        return attempts.details(attempt, more);
    }

    /** The company collects for the next period and has not told yet how that went; the plan keeps running until then. */
    public void awaitRenewal(Order order, Instant until) {
        requireTransaction();
        settling.awaitRenewal(order, until);
    }

    /** A renewal was not paid; the plan keeps running until then. */
    public void pastDue(Order order, Instant until) {
        requireTransaction();
        settling.pastDue(order, until);
    }

    /** Attempts by the company's time, both ends included, oldest first. */
    public List<Attempt> statement(String provider, Instant from, Instant to) {
        return attempts.between(provider, from, to);
    }

    /**
     * Keeps what a company said, without proofs and secrets. Joins a transaction or makes one.
     *
     * @return its number, or -1 when that event was there before
     */
    public long event(
            String provider,
            @Nullable String externalEventId,
            byte[] body,
            Map<String, String> headers,
            boolean verified) {
        return inbox.keep(provider, externalEventId, body, headers, verified);
    }

    /**
     * The same in one go, for calls that prove themselves and are answered at once: what was said and what we answered.
     * A part of the caller's transaction.
     */
    public void heard(String provider, byte[] body, Map<String, String> headers, String answer) {
        inbox.keepAnswered(provider, body, headers, answer);
    }

    /** What we answered; no secrets. */
    public void answered(long event, String answer) {
        inbox.answered(event, answer);
    }

    /** Asked here instead of by an annotation, which costs each of a call's many steps more than the step itself. */
    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("Money moves in the transaction of whoever decided that it does");
        }
    }

    /** A hold that ran out makes room for the next one. */
    private void clearAway(Held held) {
        var now = attempts.now();
        held.attempts().stream()
                .filter(one -> one.order().equals(held.order().id()))
                .filter(one -> one.is(Attempt.State.CREATED) && one.holdsUntil() != null)
                .forEach(one -> {
                    if (one.holdsUntil().isAfter(now)) {
                        throw new DuplicateKeyException("Another attempt holds order " + held.order().id());
                    }
                    attempts.cancelled(one, Holds.TIMEOUT);
                });
    }
}
