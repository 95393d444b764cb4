package uz.botfactory.channels;

import java.time.Duration;

/** A reply did not, or perhaps did not, reach its customer. */
public final class DeliveryFailed extends Exception {

    /** What can be done about it. */
    public enum Kind {
        /** It was surely not delivered; trying again can help after the given wait. */
        LATER,
        /** The channel's answer was lost: nobody knows. */
        UNCLEAR,
        /** Trying again cannot help. */
        NEVER,
        /** The customer is out of reach: blocked us or left. */
        CUSTOMER_GONE
    }

    private final Kind kind;
    private final String reason;
    private final Duration wait;

    private DeliveryFailed(Kind kind, String reason, Duration wait) {
        super(kind + " " + reason, null, false, false);
        this.kind = kind;
        this.reason = reason;
        this.wait = wait;
    }

    /** @param reason what the owner is told, as a text key */
    public static DeliveryFailed later(String reason, Duration wait) {
        return new DeliveryFailed(Kind.LATER, reason, wait);
    }

    public static DeliveryFailed unclear() {
        return new DeliveryFailed(Kind.UNCLEAR, "channels.failed.unclear", Duration.ofMillis(500));
    }

    public static DeliveryFailed never(String reason) {
        return new DeliveryFailed(Kind.NEVER, reason, Duration.ZERO);
    }

    public static DeliveryFailed customerGone(String reason) {
        return new DeliveryFailed(Kind.CUSTOMER_GONE, reason, Duration.ZERO);
    }

    public Kind kind() {
        return kind;
    }

    /** Key of the sentence that tells the owner. */
    public String reason() {
        return reason;
    }

    /** How long to wait before trying again. */
    public Duration pause() {
        return wait;
    }
}
