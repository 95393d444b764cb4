package uz.botfactory.support;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes time-ordered ids (UUID version 7, RFC 9562): rows made together lie together in every index. Thread-safe. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    // Milliseconds shifted by 12 bits plus a counter, so that ids of one process never go backwards, even when the clock does.
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A fresh id, larger than every earlier one of this process. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xFFF);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** Reads an id that somebody sent us; what does not look like one is simply not there. */
    public static UUID parse(String text) {
        if (text.length() != 36) {
            throw Problem.notFound();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
