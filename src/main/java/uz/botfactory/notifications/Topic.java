package uz.botfactory.notifications;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people may want to hear about, or not. */
enum Topic {
    /** The plan ends. */
    PLAN(true),
    /** Answers run low. */
    USAGE(true),
    /** Customers ask for a person, something needs attention. */
    WORK(true),
    /** Offers: by mail only, and whoever wants no more leaves with one click. */
    OFFERS(false);

    private final boolean alsoByTelegram;

    Topic(boolean alsoByTelegram) {
        this.alsoByTelegram = alsoByTelegram;
    }

    boolean alsoByTelegram() {
        return alsoByTelegram;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Topic> of(String code) {
        return Arrays.stream(values()).filter(topic -> topic.code().equals(code)).findFirst();
    }
}
