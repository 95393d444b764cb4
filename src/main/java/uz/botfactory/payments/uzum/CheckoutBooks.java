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
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Till;
import uz.botfactory.payments.wire.AskedBack;
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

    private final Till till;
    private final AskedBack pages;
    private final Clock clock;

    CheckoutBooks(Till till, AskedBack pages, Clock clock) {
        this.till = till;
        this.pages = pages;
        this.clock = clock;
    }

    /** A payment page exists at Uzum, and the payer has not seen it yet. */
    void opened(Order order, String id, String number) {
        pages.opened(order, id, Map.of(NUMBER, number));
    }

    /** Before Uzum is asked to give money back, so that its word of it is recognised however early it comes. */
    void asking(Attempt attempt, String key, Money amount) {
        pages.note(attempt, ASKED + key, Long.toString(amount.minor()));
    }

    /** Uzum said no. */
    void refused(Attempt attempt, String key) {
        pages.note(attempt, ASKED + key, REFUSED);
    }

    /** Our number of a refund as Uzum wants it. */
    static UUID operation(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Books what the standing says and our books do not. */
    void book(String id, CheckoutStanding standing) {
        pages.book(CheckoutProvider.CODE, id, (order, attempt) -> book(order, attempt, standing));
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
        var came = new Money(Math.max(0, standing.completed()), attempt.amount().currency());
        pages.paid(order, attempt, came).ifPresent(settled -> returned(settled, standing));
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
        boolean done = !standing.refundIs(operation(key), "FAIL") && !standing.refundIs(operation(key), "IN_PROGRESS");
        boolean fits = attempt.is(Attempt.State.PAID) && amount <= inAll - attempt.returned().minor();
        return fits && done
                ? till.reverse(attempt, new Money(amount, attempt.amount().currency()), null, key)
                : attempt;
    }

    private void giveUpWhenDead(Attempt attempt) {
        if (attempt.createdAt().plus(PAGE_IS_DEAD).isBefore(clock.instant())) {
            till.cancel(attempt, null);
        }
    }
}
