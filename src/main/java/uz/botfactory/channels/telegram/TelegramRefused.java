package uz.botfactory.channels.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Telegram said no. Nothing was done. */
final class TelegramRefused extends Exception {

    private final int code;
    private final String description;
    private final Duration retryAfter;
    private final @Nullable Long migratedTo;

    TelegramRefused(int code, String description, Duration retryAfter, @Nullable Long migratedTo) {
        super(code + " " + description, null, false, false);
        this.code = code;
        this.description = description;
        this.retryAfter = retryAfter;
        this.migratedTo = migratedTo;
    }

    int code() {
        return code;
    }

    /** In Telegram's words. */
    String description() {
        return description;
    }

    /** How long it wants us to be silent; zero when it does not say. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** The chat is another one now. */
    @Nullable Long migratedTo() {
        return migratedTo;
    }

    boolean isTooFast() {
        return code == 429;
    }

    /** The token is revoked or was never one. */
    boolean isTokenWrong() {
        return code == 401 || code == 404 && description.equals("Not Found");
    }

    boolean isTheirFault() {
        return code >= 500;
    }

    /** The method is unknown to this server. */
    boolean isNoSuchMethod() {
        return code == 404;
    }
}
