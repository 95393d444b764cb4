package uz.botfactory.conversations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of one stored message; null leaves a column as it is. */
record Mark(
        UUID id,
        State state,
        @Nullable String reason,
        @Nullable UUID reply,
        @Nullable String flagged,
        @Nullable String externalIds,
        @Nullable Instant sentAt) {

    static Mark answered(Line question, UUID reply, @Nullable String flagged) {
        return new Mark(question.id(), State.ANSWERED, null, reply, flagged, null, null);
    }

    static Mark silent(Line line, State state, Reason why) {
        return new Mark(line.id(), state, why.name(), null, null, null, null);
    }

    static Mark reply(UUID reply, State state) {
        return new Mark(reply, state, null, null, null, null, null);
    }

    static Mark delivered(UUID reply, List<String> externalIds, Instant now) {
        return new Mark(reply, State.DELIVERED, null, null, null, String.join(" ", externalIds), now);
    }

    static Mark failed(UUID reply, String reasonKey) {
        return new Mark(reply, State.FAILED, reasonKey, null, null, null, null);
    }
}
