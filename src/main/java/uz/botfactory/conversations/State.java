package uz.botfactory.conversations;

/** What has become of a message: the first four are a customer's, the others a reply's. */
enum State {
    /** Stored, and nobody answered yet. */
    OPEN,
    /** Kept for later, for the reason that stands with it. */
    WAITING,
    ANSWERED,
    /** Silence was the right answer, for the reason that stands with it. */
    IGNORED,
    TO_SEND,
    /** Handed to the channel; nobody knows yet whether it arrived. */
    SENDING,
    DELIVERED,
    FAILED;

    boolean unsent() {
        return this == TO_SEND || this == SENDING;
    }
}
