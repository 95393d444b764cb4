package uz.botfactory.conversations;

import java.util.UUID;

/** One conversation between a bot and a customer. */
public record ConversationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
