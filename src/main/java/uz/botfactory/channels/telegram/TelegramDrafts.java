package uz.botfactory.channels.telegram;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Whether growing answers are shown at all just now, and the number of the next one. */
@Component
class TelegramDrafts {

    private static final long REST_NANOS = 60_000_000_000L;

    private final AtomicLong numbers = new AtomicLong(System.nanoTime() & 0xFFFFFF);
    private volatile long restingSince = System.nanoTime() - REST_NANOS;
    private volatile boolean unknown;

    /** Never zero, and another one for each answer. */
    long number() {
        return 1 + (numbers.incrementAndGet() & 0x3FFFFFFF);
    }

    boolean areShown() {
        return !unknown && System.nanoTime() - restingSince >= REST_NANOS;
    }

    /** Telegram wants fewer of them: none for a minute. */
    void rest() {
        restingSince = System.nanoTime();
    }

    /** This server does not have the method. */
    void areUnknown() {
        unknown = true;
    }
}
