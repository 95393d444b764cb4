package uz.botfactory.ai.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What providers tell in words and headers. */
public final class Told {

    private Told() {}

    /** "37", "37s", "1.5s": seconds; null when it is none of these. */
    public static @Nullable Duration seconds(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var digits = value.strip();
        digits = digits.endsWith("s") ? digits.substring(0, digits.length() - 1) : digits;
        try {
            return Duration.ofMillis((long) (Double.parseDouble(digits) * 1000));
        } catch (NumberFormatException e) {
            return null; // an HTTP date: nobody here sends one, and no wait told is handled anyway
        }
    }

    /** Enough of a provider's message to act on, too little to leak: it may quote what people wrote. */
    public static String brief(int status, String code) {
        return "HTTP " + status + (code.isEmpty() ? "" : " " + code);
    }
}
