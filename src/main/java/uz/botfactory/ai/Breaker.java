package uz.botfactory.ai;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.ai.ModelFailed.Reason;

/**
 * Keeps us from asking a provider with one key while that cannot help. A wrong key or no money switches it off for
 * one minute, later for ten, a told wait for as long as told, trouble in a row for seconds and then longer; after that one call tries
 * for all. Thread-safe.
 */
final class Breaker {

    private static final int TROUBLES = 8;
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SOMEBODY_MUST_ACT = Duration.ofMinutes(1);
    private static final Duration SOMEBODY_DOES_NOT_ACT = Duration.ofMinutes(10);
    private static final Duration A_TRIAL_TAKES = Duration.ofSeconds(20);

    private final Clock clock;
    private int troubles;
    private int times;
    private @Nullable Reason why;
    private Instant offUntil = Instant.MIN;
    private Instant trialUntil = Instant.MIN;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether to ask now. While it recovers, true for one caller at a time. */
    synchronized boolean letsThrough() {
        if (why == null) {
            return true;
        }
        var now = clock.instant();
        if (now.isBefore(offUntil) || now.isBefore(trialUntil)) {
            return false;
        }
        if (why == Reason.RATE_LIMITED) {
            why = null;
        } else {
            trialUntil = now.plus(A_TRIAL_TAKES);
        }
        return true;
    }

    /** The same without taking the trial. */
    synchronized boolean isClosed() {
        return why == null || !clock.instant().isBefore(offUntil);
    }

    synchronized @Nullable Reason why() {
        return why;
    }

    synchronized @Nullable Instant offUntil() {
        return why == null ? null : offUntil;
    }

    synchronized void succeeded() {
        troubles = 0;
        times = 0;
        why = null;
        trialUntil = Instant.MIN;
    }

    /** @return whether the provider was switched off just now for something a person must put right */
    synchronized boolean failed(ModelFailed failure) {
        trialUntil = Instant.MIN;
        return switch (failure.reason()) {
            case WRONG_KEY, NO_MONEY -> switchOff(failure.reason());
            case RATE_LIMITED -> pause(failure.retryAfter());
            case OVERLOADED, TIMEOUT, CUT -> trouble(failure.reason());
            case NO_KEY, BLOCKED_CONTENT, EMPTY, CANCELLED, BAD_REQUEST -> false;
        };
    }

    private boolean switchOff(Reason reason) {
        var news = why != reason;
        if (news || !clock.instant().isBefore(offUntil)) {
            off(reason, longer(SOMEBODY_MUST_ACT, SOMEBODY_DOES_NOT_ACT));
        }
        return news;
    }

    private boolean pause(@Nullable Duration told) {
        var wait = told == null ? SHORTEST : told;
        off(Reason.RATE_LIMITED, wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        return false;
    }

    /** What was under way when it opened says nothing new. */
    private boolean trouble(Reason reason) {
        troubles++;
        var trialFailed = why != null && !clock.instant().isBefore(offUntil);
        if (trialFailed || why == null && troubles >= TROUBLES) {
            off(reason, longer(SHORTEST, LONGEST));
        }
        return false;
    }

    /** Twice as long each time, up to the longest. */
    private Duration longer(Duration first, Duration longest) {
        var wait = first.multipliedBy(1L << Math.min(times++, 5));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    private void off(Reason reason, Duration time) {
        why = reason;
        offUntil = clock.instant().plus(time);
        troubles = 0;
    }
}
