package uz.botfactory.ai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A model gave no usable answer; the reason says what can be done about it. */
public class ModelFailed extends Exception {

    /** Why; a closed set that pages and counters can rely on. */
    public enum Reason {
        /** No provider is set up. */
        NO_KEY,
        /** The key is wrong, revoked, reported as leaked, or not valid in this country. */
        WRONG_KEY,
        /** The account behind the key has no money, today's quota is used up, or our own ceiling is reached. */
        NO_MONEY,
        /** Too many calls; later ones will pass. */
        RATE_LIMITED,
        /** The provider is in trouble or not reachable. */
        OVERLOADED,
        /** The provider refuses to speak about this. */
        BLOCKED_CONTENT,
        /** An answer without words. */
        EMPTY,
        /** The answer ended in the middle. */
        CUT,
        /** Nothing came for too long. */
        TIMEOUT,
        /** Somebody wished it to end. */
        CANCELLED,
        /** The request itself was refused: our mistake, or a model that does not fit. */
        BAD_REQUEST
    }

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    /** @param detail for the log; never holds keys or what people wrote */
    public ModelFailed(Reason reason, String detail) {
        this(reason, detail, null);
    }

    public ModelFailed(Reason reason, String detail, @Nullable Duration retryAfter) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** When the provider wants to be asked again, if it said so. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
