package uz.botfactory.channels.telegram;

import java.io.IOException;

/** No answer that could be understood came back. */
final class TelegramSilent extends Exception {

    private final boolean maybeDone;

    /** @param maybeDone the request may have reached Telegram, so what it asked for may have happened */
    TelegramSilent(boolean maybeDone, String why) {
        super(why, null, false, false);
        this.maybeDone = maybeDone;
    }

    /** Addresses hold the token, so only the kind of failure is told. */
    TelegramSilent(boolean maybeDone, IOException cause) {
        this(maybeDone, cause.getClass().getSimpleName());
    }

    boolean maybeDone() {
        return maybeDone;
    }
}
