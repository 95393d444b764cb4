package uz.botfactory.bots;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When people of the business are there, at most one span a day; without any, nothing is said about it. The bot itself
 * answers at every hour.
 */
public record WorkingHours(List<Span> spans) {

    /** Nothing is known about the hours. */
    public static final WorkingHours NONE = new WorkingHours(List.of());

    public WorkingHours {
        spans = List.copyOf(spans);
    }

    /** From and until in the owner's time zone; until before from ends on the next day. */
    public record Span(DayOfWeek day, LocalTime from, LocalTime until) {

        boolean holds(LocalTime time) {
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from);
        }

        boolean reachesInto(LocalTime time) {
            return !from.isBefore(until) && time.isBefore(until);
        }
    }

    /** Whether anything is known. */
    public boolean known() {
        return !spans.isEmpty();
    }

    /** Whether people are there at that moment. */
    public boolean open(ZonedDateTime at) {
        return on(at.getDayOfWeek()).filter(span -> span.holds(at.toLocalTime())).isPresent()
                || on(at.getDayOfWeek().minus(1)).filter(span -> span.reachesInto(at.toLocalTime())).isPresent();
    }

    /** The span of a day; empty when it is a day off. */
    public Optional<Span> on(DayOfWeek day) {
        return spans.stream().filter(span -> span.day() == day).findFirst();
    }
}
