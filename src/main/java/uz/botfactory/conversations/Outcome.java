package uz.botfactory.conversations;

import java.time.Duration;

/** What came of asking for an answer. */
public sealed interface Outcome {

    /** There is something to send; ask again afterwards, there may be more. */
    record Send(Reply reply) implements Outcome {}

    /**
     * Nothing is to be sent now.
     *
     * @param again when it is worth asking again without a new message; zero when only a new message or an event can help
     */
    record Silent(Reason why, Duration again) implements Outcome {

        public Silent(Reason why) {
            this(why, Duration.ZERO);
        }
    }
}
