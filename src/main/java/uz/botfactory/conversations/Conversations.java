package uz.botfactory.conversations;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;

/**
 * What customers and bots say to each other. A channel remembers what came in, asks for the answer, sends it and says
 * how that went; it may do so again after any crash.
 */
@Service
public class Conversations {

    /**
     * Stores what came in, within the caller's transaction, in the given order; makes customers and conversations as
     * needed. The result names the conversation of each message.
     */
    public List<ConversationId> remember(List<Incoming> batch) {
        throw new UnsupportedOperationException();
    }

    /**
     * What to send next in this conversation: a reply stored before and not delivered, else the reply to all open
     * questions together, which is stored before it is returned. Ask again after each {@link Outcome.Send}. One thread
     * at a time per conversation; no transaction may be open.
     *
     * @param draft hears the answer grow, already tidied; {@link Draft#NONE} when nobody wants it
     * @param cancel ends the wait for a model, for instance because more was written; the outcome is then OVERTAKEN
     */
    public Outcome answer(AccountId account, ConversationId conversation, Draft draft, Cancel cancel) {
        throw new UnsupportedOperationException();
    }

    /** Whether {@link #answer} would have something to do. */
    public boolean hasOpen(AccountId account, ConversationId conversation) {
        throw new UnsupportedOperationException();
    }

    /** To be called right before a reply is handed to the channel's provider. */
    public void sending(AccountId account, UUID reply) {
        throw new UnsupportedOperationException();
    }

    /** The provider has it. */
    public void delivered(AccountId account, UUID reply, List<String> externalIds) {
        throw new UnsupportedOperationException();
    }

    /**
     * It cannot be sent, and trying again will not help.
     *
     * @param reasonKey key of the text that tells the owner why and what to do
     * @param customerGone the customer blocked the bot or left
     */
    public void failed(AccountId account, UUID reply, String reasonKey, boolean customerGone) {
        throw new UnsupportedOperationException();
    }
}
