package uz.botfactory.conversations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of a conversation, as far as answering needs it. */
record Line(
        UUID id,
        Side side,
        String kind,
        State state,
        String text,
        @Nullable String externalId,
        @Nullable String buttons,
        @Nullable UUID replyId,
        @Nullable String flagged,
        Instant createdAt) {

    boolean open() {
        return side == Side.CUSTOMER && state == State.OPEN;
    }

    boolean unsent() {
        return side != Side.CUSTOMER && state.unsent();
    }

    boolean is(Incoming.Kind wanted) {
        return kind.equals(wanted.name());
    }

    /** Something that is answered together with its neighbours, unlike a command or a button. */
    boolean isQuestion() {
        return is(Incoming.Kind.TEXT) || is(Incoming.Kind.EDIT) || is(Incoming.Kind.UNREADABLE);
    }

    boolean isText() {
        return is(Incoming.Kind.TEXT) || is(Incoming.Kind.EDIT);
    }
}
