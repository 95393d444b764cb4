package uz.botfactory.conversations;

/** Why a customer's message got no reply of its own, or not yet. Stored with the message by this name. */
public enum Reason {
    /** Nothing is open: everything was answered before. */
    NOTHING_NEW,
    /** The bot is stopped; what was asked waits until it runs again. */
    BOT_PAUSED,
    /** A person is writing with this customer; the bot keeps out of it. */
    PERSON_TOOK_OVER,
    /** The business blocked this customer. */
    BLOCKED,
    /** The plan is used up or ended, and the customer was told so before; the question waits. */
    LIMIT_APOLOGY_GIVEN,
    /** The plan is used up or ended; the question waits. */
    WAITING_FOR_PLAN,
    /** This customer writes faster than the pace allows; the question waits a moment and joins the next ones. */
    TOO_FAST,
    /** A bare greeting that was just written: what follows usually belongs to it. Ask again shortly. */
    GREETING_WAITS,
    /** Nothing that wants an answer: a rating, a contact already thanked for. */
    NOT_A_QUESTION,
    /** A later edit of the same message took its place. */
    REPLACED_BY_EDIT,
    /** It was asked too long ago to be answered now without a person looking at it. */
    TOO_OLD,
    /** Something newer arrived while the answer was being made; ask again and both are answered together. */
    OVERTAKEN,
    /** The bot or the conversation is gone. */
    GONE
}
