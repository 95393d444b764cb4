package uz.botfactory.bots;

import java.util.Locale;

/** Whether a bot answers its customers: it has not begun, it does, or its owner paused it. */
public enum BotStatus {
    PENDING,
    ACTIVE,
    PAUSED;

    /** How it is stored and named in the API: pending, active, paused. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BotStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
