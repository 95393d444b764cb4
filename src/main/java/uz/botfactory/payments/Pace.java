package uz.botfactory.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often payment companies are asked: soon and then more and more seldom while an order waits for its money, and, as long
 * as money can still go back, more and more seldom after it was paid.
 */
final class Pace {

    /** No two questions about an order are further apart; a moment beyond that was written by a clock that went wrong. */
    static final Duration LONGEST = Duration.ofDays(8);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    /** A company may still have taken money when the order's time was over. */
    private static final Duration AFTERWARDS = Duration.ofDays(3);

    private static final Duration AFTER_PAYMENT = Duration.ofHours(1);
    private static final Duration SAME_DAY = Duration.ofHours(6);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration WEEKLY = Duration.ofDays(7);
    private static final int PARTS = 1000;

    private Pace() {}

    /** When it is asked about a new order. */
    static @Nullable Instant first(PaymentProvider provider, Instant now) {
        return provider.answers() ? now.plus(FIRST) : null;
    }

    /** When it is asked about an order whose money just came. */
    static @Nullable Instant afterPayment(PaymentProvider provider, Instant now) {
        return provider.answers() ? now.plus(AFTER_PAYMENT) : null;
    }

    /** When it is asked again; null: never. @param payments of which money can still go back */
    static @Nullable Instant next(Order order, List<Attempt> payments, Clock clock) {
        var now = clock.instant();
        return Stream.concat(
                        waiting(order, now).stream(),
                        payments.stream().map(payment -> spread(order, now, gap(age(payment.paidAt(), now)))))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whether so much time passed since the payment that no money goes back any more. */
    static boolean isOver(Attempt payment, PaymentProvider provider, Clock clock) {
        return age(payment.paidAt(), clock.instant()).compareTo(provider.mayGoBackFor()) > 0;
    }

    private static Optional<Instant> waiting(Order order, Instant now) {
        if (!order.status().isUnpaid() || order.expiresAt() != null && now.isAfter(order.expiresAt().plus(AFTERWARDS))) {
            return Optional.empty();
        }
        var age = Duration.between(order.createdAt(), now);
        var gap = age.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : age;
        return Optional.of(now.plus(gap.compareTo(FIRST) < 0 ? FIRST : gap));
    }

    /** After one hour and after six, then daily for a week, then weekly. */
    private static Duration gap(Duration age) {
        if (age.compareTo(AFTER_PAYMENT) < 0) {
            return AFTER_PAYMENT.minus(age);
        }
        if (age.compareTo(SAME_DAY) < 0) {
            return SAME_DAY.minus(age);
        }
        return age.compareTo(WEEKLY) < 0 ? DAILY : WEEKLY;
    }

    /** Up to a tenth later, each order otherwise, so that what was asked in one go drifts apart. */
    private static Instant spread(Order order, Instant now, Duration gap) {
        long part = Math.floorMod(order.id().hashCode(), PARTS);
        return now.plus(gap).plus(gap.dividedBy(10L * PARTS).multipliedBy(part));
    }

    /** Of a payment that a clock gone wrong put into the future nothing has passed yet. */
    private static Duration age(@Nullable Instant since, Instant now) {
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
