package uz.botfactory.conversations;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.bots.BotId;

/**
 * What customers and bots say to each other. A channel remembers what came in, asks for the answer, sends it and says
 * how that went; it may do so again after any crash.
 */
@Service
public class Conversations {

    private final Arrivals arrivals;
    private final Talks talks;
    private final Route route;
    private final Writes writes;
    private final Customers customers;
    private final Clock clock;

    Conversations(Arrivals arrivals, Talks talks, Route route, Writes writes, Customers customers, Clock clock) {
        this.arrivals = arrivals;
        this.talks = talks;
        this.route = route;
        this.writes = writes;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Stores what came in, within the caller's transaction, in the given order; makes customers and conversations as
     * needed. The result names the conversation of each message.
     */
    public List<ConversationId> remember(List<Incoming> batch) {
        return arrivals.store(batch);
    }

    /**
     * What to send next in this conversation: a reply stored before and not delivered, else the reply to all open
     * questions together, which is stored before it is returned. Either is marked as being sent from then on: whoever
     * asks again after a crash gets it once more, marked as perhaps sent before. Ask again after each {@link Outcome.Send}. One thread
     * at a time per conversation; no transaction may be open.
     *
     * @param draft hears the answer grow, already tidied; {@link Draft#NONE} when nobody wants it
     * @param cancel ends the wait for a model, for instance because more was written; the outcome is then OVERTAKEN
     */
    public Outcome answer(AccountId account, ConversationId conversation, Draft draft, Cancel cancel) {
        return talks.loadWithOthers(account, conversation)
                .map(talk -> next(talk, draft, cancel))
                .orElseGet(() -> new Outcome.Silent(Reason.GONE));
    }

    /** Whether {@link #answer} would have something to do. */
    public boolean hasOpen(AccountId account, ConversationId conversation) {
        return talks.hasOpen(account, conversation);
    }

    /** It surely did not leave; it will be handed out again, as if never tried. */
    public void postponed(Reply reply) {
        writes.mark(reply.account(), reply.conversation(), Mark.reply(reply.id(), State.TO_SEND));
    }

    /** A reply that the provider has. @param externalIds the provider's names of its parts */
    public record Delivered(Reply reply, List<String> externalIds) {}

    /** The provider has all of these; stored within the caller's transaction. */
    public void delivered(List<Delivered> several) {
        writes.delivered(several);
    }

    /** The provider has it. */
    public void delivered(Reply reply, List<String> externalIds) {
        writes.mark(reply.account(), reply.conversation(), Mark.delivered(reply.id(), externalIds, clock.instant()));
    }

    /**
     * It cannot be sent, and trying again will not help.
     *
     * @param reasonKey key of the text that tells the owner why and what to do
     * @param customerGone the customer blocked the bot or left
     */
    public void failed(Reply reply, String reasonKey, boolean customerGone) {
        if (customerGone) {
            customers.gone(reply.account(), reply.conversation());
        }
        writes.mark(reply.account(), reply.conversation(), Mark.failed(reply.id(), reasonKey));
    }

    /** The customer shut the door on the bot; nothing is sent any more until they write again. */
    public void customerLeft(AccountId account, BotId bot, UUID connection, String customerKey) {
        customers.left(account, bot, connection, customerKey);
    }

    private Outcome next(Talk talk, Draft draft, Cancel cancel) {
        var unsent = talk.unsent();
        return unsent.isPresent() ? handOut(talk, unsent.get()) : route.next(talk, draft, cancel);
    }

    private Outcome handOut(Talk talk, Line line) {
        if (line.state() == State.TO_SEND) {
            writes.mark(talk.account(), talk.id(), Mark.reply(line.id(), State.SENDING));
        }
        return new Outcome.Send(Replies.stored(talk, line));
    }
}
