package uz.botfactory.payments.uzum;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.OneTransaction;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Till;
import uz.botfactory.plans.Money;

/**
 * Writes down how a payment stands at Uzum. Whatever was told, repeated, late or lost: the standing is compared with what
 * is booked, and only the difference is booked.
 */
@Component
class CheckoutBooks {

    /** After this time nobody can pay on the page any more, whatever the session said. */
    static final Duration PAGE_IS_DEAD = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutBooks.class);
    private static final String NUMBER = "number";
    private static final String ASKED = "asked:";
    private static final String REFUSED = "refused";
    private static final String AFTER_ALL = "/after-all";

    private final Till till;
    private final OneTransaction transaction;
    private final Clock clock;

    CheckoutBooks(Till till, OneTransaction transaction, Clock clock) {
        this.till = till;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A payment page exists at Uzum, and the payer has not seen it yet. */
    void opened(Order order, String id, String number) {
        transaction.run(() -> till.lock(order.id(), CheckoutProvider.CODE)
                .map(locked -> till.open(locked, id, clock.instant(), null, false, Map.of(NUMBER, number)))
                .orElseThrow());
    }

    /** Before Uzum is asked to give money back, so that its word of it is recognised however early it comes. */
    void asking(Attempt attempt, String key, Money amount) {
        note(attempt, key, Long.toString(amount.minor()));
    }

    /** Uzum said no. */
    void refused(Attempt attempt, String key) {
        note(attempt, key, REFUSED);
    }

    private void note(Attempt attempt, String key, String value) {
        transaction.run(() -> till.lockByExternal(CheckoutProvider.CODE, attempt.externalId())
                .map(found -> till.details(found.attempt(), Map.of(ASKED + key, value)))
                .orElseThrow());
    }

    /** Our number of a refund as Uzum wants it. */
    static UUID operation(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Uzum's number of the payment that this attempt is about. */
    static String payment(Attempt attempt) {
        return attempt.externalId().replace(AFTER_ALL, "");
    }

    /** Books what the standing says and our books do not. */
    void book(String id, CheckoutStanding standing) {
        transaction.run(() -> {
            var found = till.lockByExternal(CheckoutProvider.CODE, id);
            found.ifPresent(known -> book(known.order(), known.attempt(), standing));
            return found;
        });
    }

    private void book(Order order, Attempt attempt, CheckoutStanding standing) {
        if (!attempt.details().getOrDefault(NUMBER, "").equals(standing.number())) {
            LOG.warn("Uzum Checkout speaks of another number for attempt {} of order {}", attempt.id(), order.id());
            return;
        }
        switch (standing.stage()) {
            case COMPLETED, REFUNDED -> paid(order, attempt, standing);
            case DECLINED, REVERSED -> till.cancel(attempt, null);
            case REGISTERED -> giveUpWhenDead(attempt);
            case AUTHORIZED, UNKNOWN -> {}
        }
    }

    private void paid(Order order, Attempt attempt, CheckoutStanding standing) {
        var known = attempt.is(Attempt.State.CANCELLED) ? afterAll(order, attempt) : attempt;
        if (known.is(Attempt.State.CREATED) && standing.completed() != known.amount().minor()) {
            LOG.warn(
                    "Uzum Checkout collected {} tiyin for attempt {} of order {}, but it is about {}: nothing is granted",
                    standing.completed(),
                    known.id(),
                    order.id(),
                    known.amount().minor());
            return;
        }
        var settled = known.is(Attempt.State.CREATED) ? till.settle(order, known) : known;
        returned(settled, standing);
    }

    /** A page that was given up was paid all the same. */
    private Attempt afterAll(Order order, Attempt attempt) {
        var id = attempt.externalId() + AFTER_ALL;
        return till.attempt(CheckoutProvider.CODE, id)
                .orElseGet(() -> till.open(order, id, clock.instant(), null, false, attempt.details()));
    }

    private void returned(Attempt settled, CheckoutStanding standing) {
        long inAll = Math.min(standing.refunded(), settled.amount().minor());
        var now = settled;
        for (var asked : settled.details().entrySet()) {
            if (asked.getKey().startsWith(ASKED) && !asked.getValue().equals(REFUSED)) {
                now = recognised(now, asked.getKey().substring(ASKED.length()), Long.parseLong(asked.getValue()), inAll, standing);
            }
        }
        till.reverseTo(now, new Money(inAll, now.amount().currency()), null, "in all " + inAll);
    }

    /** One that we asked for is booked under its own key, so that it is not booked again when the asking returns. */
    private Attempt recognised(Attempt attempt, String key, long amount, long inAll, CheckoutStanding standing) {
        boolean failed = standing.failedRefunds().contains(operation(key).toString());
        boolean fits = attempt.is(Attempt.State.PAID) && amount <= inAll - attempt.returned().minor();
        return fits && !failed
                ? till.reverse(attempt, new Money(amount, attempt.amount().currency()), null, key)
                : attempt;
    }

    private void giveUpWhenDead(Attempt attempt) {
        if (attempt.createdAt().plus(PAGE_IS_DEAD).isBefore(clock.instant())) {
            till.cancel(attempt, null);
        }
    }
}
