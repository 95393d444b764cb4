package uz.botfactory.ai;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The platform's day: money is counted by it. */
final class Day {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tashkent");

    private Day() {}

    static LocalDate of(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
