package uz.botfactory.plans;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which an account has a plan, all of it from one source, and what was paid for it.
 *
 * @param lent set while the rest of a trial is spent in a plan that was bought; it goes back when that is taken back
 */
record Term(
        String source,
        String plan,
        int version,
        Money paid,
        Instant startsAt,
        Instant endsAt,
        Nature nature,
        @Nullable Lent lent) {

    enum Nature {
        ORDINARY,
        /** By the payment company's calendar. */
        CALENDAR,
        /** The payment company has not got its money yet; nothing was given. */
        GRACE
    }

    /**
     * @param to the source whose plan it is spent in
     * @param version of the trial
     */
    record Lent(String to, int version) {}

    Term {
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("A term cannot end at " + endsAt + " before it starts at " + startsAt);
        }
    }

    boolean runs(Instant now) {
        return now.isBefore(endsAt);
    }

    Duration length() {
        return Duration.between(startsAt, endsAt);
    }

    Duration rest(Instant now) {
        return runs(now) ? Duration.between(now.isBefore(startsAt) ? startsAt : now, endsAt) : Duration.ZERO;
    }

    boolean isGrace() {
        return nature == Nature.GRACE;
    }

    boolean isCalendar() {
        return nature == Nature.CALENDAR;
    }

    boolean isTrial() {
        return plan.equals(Plan.TRIAL);
    }

    /** The part of what was paid that is not used yet. */
    Money unused(Instant now) {
        return part(rest(now));
    }

    /** How long the unused money lasts at that price for 30 days: one exact division, rounded down to the second. */
    Duration worth(Instant now, Money month) {
        if (month.minor() == 0 || length().isZero()) {
            return Duration.ZERO;
        }
        var value = BigInteger.valueOf(paid.minor())
                .multiply(BigInteger.valueOf(rest(now).toMillis()))
                .multiply(BigInteger.valueOf(Period.MONTHLY.length().toSeconds()));
        var price = BigInteger.valueOf(month.minor()).multiply(BigInteger.valueOf(length().toMillis()));
        return Duration.ofSeconds(value.divide(price).longValueExact());
    }

    Term before(Instant moment) {
        var used = new Money(paid.minor() - unused(moment).minor(), paid.currency());
        return new Term(source, plan, version, used, startsAt, moment, nature, lent);
    }

    Term from(Instant moment) {
        return new Term(source, plan, version, unused(moment), moment, endsAt, nature, lent);
    }

    Term movedTo(Instant start) {
        return new Term(source, plan, version, paid, start, start.plus(length()), nature, lent);
    }

    /** Whether its source gave it as what it is: it is neither lent, nor a trial, nor mere patience. */
    boolean isOwn() {
        return lent == null && !isTrial() && !isGrace();
    }

    /** The rest of a trial is spent in another plan than the one that it was lent to first. */
    Term lentTo(Term other) {
        return lent == null
                ? this
                : new Term(
                        source, other.plan, other.version, paid, startsAt, endsAt, nature, new Lent(other.source, lent.version()));
    }

    /** What was lent to a plan that was taken back is a trial again. */
    Term givenBack() {
        return lent == null ? this : new Term(source, Plan.TRIAL, lent.version(), paid, startsAt, endsAt, nature, null);
    }

    boolean isLentTo(String other) {
        return lent != null && lent.to().equals(other);
    }

    /** Whether the other is simply the rest of this one. */
    boolean goesOnWith(Term next) {
        return endsAt.equals(next.startsAt)
                && source.equals(next.source)
                && samePlan(next)
                && nature == next.nature
                && paid.currency().equals(next.paid.currency())
                && Objects.equals(lent, next.lent);
    }

    boolean samePlan(Term other) {
        return plan.equals(other.plan) && version == other.version;
    }

    Term with(Term rest) {
        var all = new Money(paid.minor() + rest.paid.minor(), paid.currency());
        return new Term(source, plan, version, all, startsAt, rest.endsAt, nature, lent);
    }

    private Money part(Duration of) {
        if (length().isZero()) {
            return new Money(0, paid.currency());
        }
        var minor = BigInteger.valueOf(paid.minor())
                .multiply(BigInteger.valueOf(of.toMillis()))
                .divide(BigInteger.valueOf(length().toMillis()));
        return new Money(minor.longValueExact(), paid.currency());
    }
}
