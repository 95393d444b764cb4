package uz.botfactory.notifications;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uz.botfactory.plans.PlanWatch.Stretch;

/**
 * When an owner is reminded of the end of a plan, in the owner's time zone, earliest first. A moment at or before the
 * plan's start is left out; what renews by itself is not worth a word before it has ended all the same.
 */
record Moments(List<Moment> all, Instant end) {

    /** How long it still makes sense to say that a plan has ended. */
    static final Duration NEWS_OF_THE_END = Duration.ofDays(7);

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.NOON;

    /** What is said when. */
    record Moment(Kind kind, Instant at) {}

    static Moments of(Stretch stretch, ZoneId zone) {
        var end = stretch.endsAt();
        var all = stretch.isTrial()
                ? Stream.of(
                        new Moment(Kind.TRIAL_SOON, daysBefore(end, 3, zone)),
                        new Moment(Kind.TRIAL_LAST_DAY, lastDay(end, zone)),
                        new Moment(Kind.TRIAL_ENDED, end))
                : Stream.of(
                        new Moment(Kind.PLAN_3_DAYS, daysBefore(end, 3, zone)),
                        new Moment(Kind.PLAN_1_DAY, daysBefore(end, 1, zone)),
                        new Moment(Kind.PLAN_LAST_DAY, lastDay(end, zone)),
                        new Moment(Kind.PLAN_ENDED, end));
        return new Moments(
                all.filter(moment -> moment.at().isAfter(stretch.startsAt()))
                        .filter(moment -> !stretch.renews() || moment.at().equals(end))
                        .toList(),
                end);
    }

    /** The latest one whose time has come, while it still makes sense. */
    Optional<Moment> due(Instant now) {
        return now.isBefore(end.plus(NEWS_OF_THE_END))
                ? all.stream().filter(moment -> !moment.at().isAfter(now)).reduce((earlier, later) -> later)
                : Optional.empty();
    }

    /** What comes before it. */
    List<Kind> before(Moment moment) {
        return all.stream().takeWhile(other -> other != moment).map(Moment::kind).toList();
    }

    private static Instant daysBefore(Instant end, int days, ZoneId zone) {
        return end.atZone(zone).minusDays(days).toInstant();
    }

    /** In the morning of the last day on which the plan runs; when it ends before noon, as that day begins. */
    private static Instant lastDay(Instant end, ZoneId zone) {
        var last = end.minusMillis(1).atZone(zone);
        var time = last.toLocalTime().isBefore(NOON) ? LocalTime.MIDNIGHT : MORNING;
        return last.toLocalDate().atTime(time).atZone(zone).toInstant();
    }
}
