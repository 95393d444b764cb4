package uz.botfactory.conversations;

import java.util.List;
import java.util.UUID;

/**
 * What the built-in answerer made of the passages. {@code CLOSEST} is shown as "the closest I found" and counts as not
 * answered; {@code NOTHING} has no text.
 */
record Extract(Kind kind, String text, List<UUID> passages) {

    enum Kind {
        ANSWERED,
        CLOSEST,
        NOTHING
    }

    static final Extract NOTHING = new Extract(Kind.NOTHING, "", List.of());
}
