package uz.botfactory.ai.wire;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param silence the longest wait for the next byte, the first one included
 * @param total of the whole call
 */
public record Patience(Duration silence, Duration total) {

    public Patience within(Duration rest) {
        return new Patience(shorter(silence, rest), shorter(total, rest));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
