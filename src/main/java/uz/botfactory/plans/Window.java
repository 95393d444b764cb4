package uz.botfactory.plans;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The stretch of time in which uses are added up. */
public record Window(Instant start, Instant end) {

    private static final Duration MONTH = Duration.ofDays(30);

    /** The owner's day. */
    static Window day(Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate();
        return new Window(
                day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The present one of the 30-day windows that began with the plan. */
    static Window month(Instant now, Instant planStart) {
        long passed = Math.max(0, Duration.between(planStart, now).toMillis() / MONTH.toMillis());
        var start = planStart.plus(MONTH.multipliedBy(passed));
        return new Window(start, start.plus(MONTH));
    }
}
