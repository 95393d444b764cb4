package uz.botfactory.payments.payoneer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Till;
import uz.botfactory.payments.wire.AskedBack;
import uz.botfactory.plans.Money;

/**
 * Writes down how payments stand at Payoneer. A charge is booked once, each return under its own number, and a late word
 * of an earlier, failed try undoes nothing.
 */
@Component
class PayoneerBooks {

    private static final Logger LOG = LoggerFactory.getLogger(PayoneerBooks.class);
    private static final String PAGE = "page";
    private static final String CHARGE = "charge";
    private static final String SECRET = "secret";
    private static final String ASKED = "asked:";
    private static final String PAYOUT = "payout:";
    private static final String WHEN = "when:";
    private static final Duration ASKING_TAKES = Duration.ofMinutes(1);
    private static final String REFUSED = "refused";

    private final Till till;
    private final AskedBack pages;
    private final Clock clock;

    PayoneerBooks(Till till, AskedBack pages, Clock clock) {
        this.till = till;
        this.pages = pages;
        this.clock = clock;
    }

    /** What we know of a payment at Payoneer. @param charge null until we heard of it */
    record Payment(String page, @Nullable String charge, String secretPrint) {

        static Payment of(Attempt attempt) {
            var details = attempt.details();
            return new Payment(
                    details.getOrDefault(PAGE, ""), details.get(CHARGE), details.getOrDefault(SECRET, ""));
        }

        /** Payoneer's number by which money is given back. */
        String chargeOrPage() {
            return charge == null ? page : charge;
        }
    }

    /** Our number of the page that this was paid on; further charges of a page, and money kept back, have names of their own. */
    static String page(Attempt attempt) {
        return attempt.externalId().replaceFirst("/.*", "");
    }

    /** A page exists at Payoneer, and the payer has not seen it yet. */
    void opened(Order order, String number, String page, String secretPrint) {
        pages.opened(order, number, Map.of(PAGE, page, SECRET, secretPrint));
    }

    /** Whether we asked for a return before without hearing how it went. */
    enum Asked {
        NEVER,
        BEFORE,
        /** Perhaps another one of us is asking at this very moment. */
        JUST_NOW
    }

    /**
     * Before Payoneer is asked to give money back: so its word of it is recognised however early it comes, and of two who
     * ask at once only one does.
     */
    Asked asking(Attempt attempt, String key, Money amount) {
        return pages.with(attempt, known -> {
            var asked = asked(known, key);
            if (asked == Asked.NEVER) {
                var when = Long.toString(clock.millis());
                till.details(known, Map.of(ASKED + key, Long.toString(amount.minor()), WHEN + key, when));
            }
            return asked;
        });
    }

    private Asked asked(Attempt attempt, String key) {
        var asked = attempt.details().get(ASKED + key);
        if (asked == null || asked.equals(REFUSED)) {
            return Asked.NEVER;
        }
        var when = Instant.ofEpochMilli(Long.parseLong(attempt.details().getOrDefault(WHEN + key, "0")));
        return when.plus(ASKING_TAKES).isAfter(clock.instant()) ? Asked.JUST_NOW : Asked.BEFORE;
    }

    /** Payoneer said no. */
    void refused(Attempt attempt, String key) {
        pages.note(attempt, ASKED + key, REFUSED);
    }

    /** Payoneer gave that return a number. */
    void paidOut(Attempt attempt, String key, String payout) {
        pages.note(attempt, PAYOUT + payout, key);
    }

    /** Books what the standing says and our books do not. */
    void book(String number, PayoneerStanding standing, Question heard) {
        pages.book(PayoneerProvider.CODE, number, (order, attempt) -> book(order, attempt, standing, heard));
    }

    private void book(Order order, Attempt page, PayoneerStanding standing, Question heard) {
        if (!standing.transaction().equals(page.externalId())) {
            LOG.warn("Payoneer speaks of another number for attempt {} of order {}", page.id(), order.id());
            return;
        }
        var attempt = about(page, standing);
        if (standing.is("charged")) {
            paid(order, attempt, standing);
        } else if (standing.is("paid_out", "paid_out_partial")) {
            returned(order, attempt, standing, heard);
        } else if (standing.is("charged_back")) {
            chargedBack(order, attempt, standing);
        } else if (standing.is("expired", "canceled", "aborted") && isPage(attempt, standing)) {
            till.cancel(attempt, null);
        }
    }

    /** A page may have been charged more than once; each charge has an attempt of its own. */
    private Attempt about(Attempt page, PayoneerStanding standing) {
        return till.attempts(page.order()).stream()
                .filter(one -> one.externalId().equals(page.externalId() + "/" + Payment.of(one).charge()))
                .filter(one -> standing.id().equals(Payment.of(one).charge()) || one.details().containsKey(PAYOUT + standing.id()))
                .findFirst()
                .orElse(page);
    }

    // ---- money comes

    private Optional<Attempt> paid(Order order, Attempt attempt, PayoneerStanding standing) {
        var charged = isAnotherCharge(attempt, standing) ? another(order, attempt, standing) : withCharge(attempt, standing);
        return pages.paid(order, charged, standing.amount());
    }

    private static boolean isAnotherCharge(Attempt attempt, PayoneerStanding standing) {
        var charge = Payment.of(attempt).charge();
        return charge != null && standing.is("charged") && !standing.id().equals(charge) && !isPage(attempt, standing);
    }

    /** Nobody should pay twice on one page; who did has the money with us. */
    private Attempt another(Order order, Attempt attempt, PayoneerStanding standing) {
        var details = Map.of(PAGE, Payment.of(attempt).page(), CHARGE, standing.id());
        return till.open(order, attempt.externalId() + "/" + standing.id(), clock.instant(), false, details);
    }

    /** Learns Payoneer's number of the charge when it is told for the first time. */
    private Attempt withCharge(Attempt attempt, PayoneerStanding standing) {
        boolean known = isPage(attempt, standing) || Payment.of(attempt).charge() != null;
        return known ? attempt : till.details(attempt, Map.of(CHARGE, standing.id()));
    }

    private static boolean isPage(Attempt attempt, PayoneerStanding standing) {
        return standing.id().equals(Payment.of(attempt).page());
    }

    // ---- money goes

    /** Money can only go back after it came, even when we hear of both at once. */
    private void returned(Order order, Attempt attempt, PayoneerStanding standing, Question heard) {
        if (isPayout(attempt, standing)) {
            pages.booked(attempt).ifPresent(paid -> giveBack(paid, standing.amount(), standing.id()));
        } else {
            paid(order, attempt, standing).ifPresent(paid ->
                    giveBack(paid, standing.is("paid_out") ? paid.left() : heard.amount(), returnNumber(attempt, heard)));
        }
    }

    /** Asked about a payout, Payoneer may tell of it rather than of the charge. */
    private static boolean isPayout(Attempt attempt, PayoneerStanding standing) {
        var charge = Payment.of(attempt).charge();
        boolean another = charge == null
                ? !attempt.amount().equals(standing.amount())
                : !standing.id().equals(charge);
        return another && !isPage(attempt, standing);
    }

    /** The payout's own number where it was told, else the name of the notice. */
    private static String returnNumber(Attempt attempt, Question heard) {
        var payment = Payment.of(attempt);
        boolean own = !heard.about().isBlank()
                && !heard.about().equals(payment.page())
                && !heard.about().equals(payment.charge());
        return own ? heard.about() : heard.notice().isBlank() ? "all of it" : heard.notice();
    }

    private void giveBack(Attempt attempt, @Nullable Money amount, String number) {
        if (amount == null || !amount.currency().equals(attempt.amount().currency())) {
            // A part that is booked already is most likely the one.
            if (attempt.returned().isZero()) {
                LOG.warn("Payoneer gave back a part of attempt {} of order {} without saying how much", attempt.id(), attempt.order());
            }
            return;
        }
        long possible = Math.min(amount.minor(), attempt.left().minor());
        if (attempt.is(Attempt.State.PAID) && possible > 0) {
            till.reverse(attempt, new Money(possible, amount.currency()), null, key(attempt, amount, number));
        }
    }

    /** A return that we asked for has our key, so that it is not booked again when the asking ends. */
    private String key(Attempt attempt, Money amount, String number) {
        var details = attempt.details();
        var known = details.get(PAYOUT + number);
        if (known != null) {
            return known;
        }
        var key = details.entrySet().stream()
                .filter(detail -> detail.getKey().startsWith(ASKED))
                .filter(detail -> detail.getValue().equals(Long.toString(amount.minor())))
                .map(detail -> detail.getKey().substring(ASKED.length()))
                .filter(asked -> !details.containsValue(asked))
                .findFirst()
                .orElse(number);
        till.details(attempt, Map.of(PAYOUT + number, key));
        return key;
    }

    private void chargedBack(Order order, Attempt attempt, PayoneerStanding standing) {
        paid(order, attempt, standing)
                .filter(paid -> paid.is(Attempt.State.PAID))
                .ifPresent(paid -> till.chargeBack(paid, "charged back " + standing.id()));
    }
}
