package uz.botfactory.conversations;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** People of a business who write to customers themselves; the bot keeps silent meanwhile. */
@Service
public class People {

    private static final int LONGEST_MESSAGE = 4_000;

    private final JdbcClient jdbc;
    private final Talks talks;
    private final Waiting waiting;
    private final Phrases phrases;
    private final ConversationSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            JdbcClient jdbc,
            Talks talks,
            Waiting waiting,
            Phrases phrases,
            ConversationSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.talks = talks;
        this.waiting = waiting;
        this.phrases = phrases;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Sends these words to the customer; the bot is silent for a while. The result is the message's id. */
    @Transactional
    public UUID write(AccountId account, ConversationId conversation, UserId author, @Nullable String text) {
        var words = words(text);
        var talk = find(account, conversation);
        silence(account, conversation, author);
        var id = send(talk, Side.PERSON, author, words);
        answered(talk, id);
        return id;
    }

    /** A person's words answer whatever was open or waiting. */
    private void answered(Talk talk, UUID reply) {
        jdbc.sql("""
                        update message set state = 'ANSWERED', reason = null, reply_id = :reply
                        where account_id = :account and conversation_id = :conversation and side = 'CUSTOMER'
                            and state in ('OPEN', 'WAITING')
                        """)
                .param("reply", reply)
                .param("account", talk.account().value())
                .param("conversation", talk.id().value())
                .update();
    }

    /** The bot is silent in this conversation until it is handed back or some time passes; the customer is told. */
    @Transactional
    public void takeOver(AccountId account, ConversationId conversation, UserId by) {
        var talk = find(account, conversation);
        if (!talk.takenOver(clock.instant())) {
            var tongue = talk.customer().tongue() == null ? Tongue.UZBEK : talk.customer().tongue();
            send(talk, Side.BOT, null, phrases.say(tongue, "takeover"));
        }
        silence(account, conversation, by);
    }

    /** The bot answers again, also what waited meanwhile. */
    @Transactional
    public void handBack(AccountId account, ConversationId conversation) {
        find(account, conversation);
        jdbc.sql("""
                        update conversation set taken_over_until = null, taken_over_by = null
                        where account_id = :account and id = :id
                        """)
                .param("account", account.value())
                .param("id", conversation.value())
                .update();
        waiting.resume(account, conversation);
    }

    /** Hands back what people left for longer than the time set. */
    @Transactional
    void handBackForgotten() {
        jdbc.sql("""
                        select account_id, id from conversation where taken_over_until <= :now
                        order by account_id, id limit 200 for update skip locked
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Object[] {
                    new AccountId(row.getObject(1, UUID.class)), new ConversationId(row.getObject(2, UUID.class))
                })
                .list()
                .forEach(each -> handBack((AccountId) each[0], (ConversationId) each[1]));
    }

    private Talk find(AccountId account, ConversationId conversation) {
        return talks.load(account, conversation).orElseThrow(Problem::notFound);
    }

    private void silence(AccountId account, ConversationId conversation, UserId by) {
        jdbc.sql("""
                        update conversation set taken_over_until = :until, taken_over_by = :by, person_wanted_at = null
                        where account_id = :account and id = :id
                        """)
                .param("until", Timestamp.from(until()))
                .param("by", by.value())
                .param("account", account.value())
                .param("id", conversation.value())
                .update();
    }

    private Instant until() {
        return clock.instant().plus(settings.personStays());
    }

    /** Where nobody waits on a channel, the words are delivered by being stored. */
    private UUID send(Talk talk, Side side, @Nullable UserId author, String text) {
        boolean heard = talk.isOnTheSpot();
        var id = store(talk, side, heard ? State.DELIVERED : State.TO_SEND, author, text);
        if (!heard) {
            events.publishEvent(new PersonReplied(talk.account(), talk.id()));
        }
        return id;
    }

    private UUID store(Talk talk, Side side, State state, @Nullable UserId author, String text) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into message (account_id, conversation_id, id, side, kind, state, created_at, author, text)
                        values (:account, :conversation, :id, :side, 'REPLY', :state, :now, :author, :text)
                        """)
                .param("account", talk.account().value())
                .param("conversation", talk.id().value())
                .param("id", id)
                .param("state", state.name())
                .param("side", side.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("author", author == null ? null : author.value())
                .param("text", text)
                .update();
        return id;
    }

    private static String words(@Nullable String text) {
        var words = text == null ? "" : Arrivals.clean(text).strip();
        if (words.isEmpty()) {
            throw Problem.of(422, "text_missing", "conversations.problem.textMissing").at("text");
        }
        if (words.length() > LONGEST_MESSAGE) {
            throw Problem.of(422, "text_too_long", "conversations.problem.textTooLong", LONGEST_MESSAGE).at("text");
        }
        return words;
    }
}
