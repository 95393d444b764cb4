package uz.botfactory.knowledge;

import java.time.Duration;

/** How much one document may make us work. */
public record ReadingLimits(long characters, int blocks, long expandedBytes, Duration time) {

    /** Enough for every honest file of ten megabytes. */
    public static ReadingLimits generous(long characters) {
        return new ReadingLimits(characters, 1_000_000, 300_000_000, Duration.ofMinutes(2));
    }
}
