package uz.botfactory.channels;

import uz.botfactory.conversations.Reply;

/** One kind of place where customers talk to a bot. Thread-safe; called on virtual threads, never in a transaction. */
public interface Channel {

    /** Its name in addresses and tables, such as telegram. */
    String name();

    /**
     * Takes a reply to its customer, and goes on where an earlier attempt at the same delivery stopped. Waits itself for
     * short pauses that the channel demands.
     *
     * @throws DeliveryFailed which says whether trying again can help
     */
    void deliver(Connection connection, Reply reply, Delivery delivery) throws DeliveryFailed;

    /** What the customer may see while the answer is being made; {@link Presence#NONE} where a channel shows nothing. */
    default Presence presence(Connection connection, String conversationKey) {
        return Presence.NONE;
    }
}
