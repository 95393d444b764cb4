package uz.botfactory.plans;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long a plan is bought for: a month is 30 days, a quarter 90, a year 365. */
public enum Period {
    MONTHLY(30, 1),
    QUARTERLY(90, 3),
    ANNUAL(365, 12);

    private final Duration length;
    private final int months;

    Period(int days, int months) {
        this.length = Duration.ofDays(days);
        this.months = months;
    }

    public Duration length() {
        return length;
    }

    /** How many monthly prices it costs before its discount. */
    public int months() {
        return months;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Period> of(String code) {
        for (var period : values()) {
            if (period.code().equals(code)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }
}
