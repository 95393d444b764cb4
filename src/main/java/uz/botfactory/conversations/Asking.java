package uz.botfactory.conversations;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.pages.Bubble;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** Asks a bot and waits for the answer, on the road that every customer's question takes: test chat, API, the landing's demo. */
@Service
public class Asking {

    private static final int LONGEST_TEXT = 4_000;

    private final Bots bots;
    private final Plans plans;
    private final Conversations conversations;
    private final Customers customers;
    private final Histories histories;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<ReentrantLock> turns =
            IntStream.range(0, 64).mapToObj(i -> new ReentrantLock()).toList();

    Asking(
            Bots bots,
            Plans plans,
            Conversations conversations,
            Customers customers,
            Histories histories,
            TransactionTemplate transaction,
            Clock clock) {
        this.bots = bots;
        this.plans = plans;
        this.conversations = conversations;
        this.customers = customers;
        this.histories = histories;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What somebody asks.
     *
     * @param channel test, api or demo; the demo is counted by nobody's plan
     * @param asker who asks, for instance a user's or a visitor's id
     * @param place tells one conversation of the asker from another
     * @param language uz, uz-cyrl, ru or en; null: found from the text
     */
    public record Wish(
            AccountId account,
            BotId bot,
            String channel,
            String asker,
            String place,
            String name,
            Incoming.Kind kind,
            String text,
            @Nullable String language) {}

    /** The answer, and where it was given; some pressed buttons get none. */
    public record Asked(ConversationId conversation, @Nullable Bubble answer) {

        /** What it said; empty when it said nothing. */
        public String text() {
            return answer == null ? "" : answer.text();
        }
    }

    /** Waits for the answer; throws when the plan has none left or the text cannot be taken. */
    public Asked ask(Wish wish) {
        var bot = bots.get(wish.account(), wish.bot());
        check(wish);
        if (wish.kind() == Incoming.Kind.TEXT && !wish.channel().equals(Channels.DEMO)) {
            plans.requireLeft(Limit.TEST_ANSWERS, wish.account());
        }
        var conversation = remember(wish, bot);
        var turn = turns.get(Math.floorMod(conversation.hashCode(), turns.size()));
        turn.lock();
        try {
            return new Asked(conversation, answer(wish.account(), conversation));
        } finally {
            turn.unlock();
        }
    }

    private ConversationId remember(Wish wish, Bot bot) {
        return transaction.execute(status -> {
            var conversation = conversations.remember(List.of(incoming(wish, bot))).getFirst();
            if (wish.language() != null) {
                customers.speaks(wish.account(), conversation, tongue(wish.language()));
            }
            return conversation;
        });
    }

    private Incoming incoming(Wish wish, Bot bot) {
        var id = Ids.next().toString();
        return new Incoming(
                bot.account(),
                bot.id(),
                wish.channel(),
                bot.id().value(),
                id,
                wish.channel() + " " + wish.asker(),
                wish.channel() + " " + wish.place(),
                wish.kind(),
                wish.text(),
                wish.name(),
                wish.language(),
                id,
                clock.instant());
    }

    /** The last reply is the one to what was just asked. */
    private @Nullable Bubble answer(AccountId account, ConversationId conversation) {
        Reply last = null;
        while (conversations.answer(account, conversation, Draft.NONE, new Cancel()) instanceof Outcome.Send send) {
            last = send.reply();
            conversations.delivered(last, List.of());
        }
        return last == null ? null : histories.message(account, conversation, last.id()).orElse(null);
    }

    private static void check(Wish wish) {
        if (wish.text().isBlank()) {
            throw Problem.of(422, "text_missing", "conversations.problem.textMissing").at("text");
        }
        if (wish.text().length() > LONGEST_TEXT) {
            throw Problem.of(422, "text_too_long", "conversations.problem.textTooLong", LONGEST_TEXT).at("text");
        }
        if (wish.language() != null && UiLanguage.of(wish.language()).isEmpty()) {
            throw Problem.of(422, "invalid_language", "conversations.problem.language").at("language");
        }
    }

    private static Tongue tongue(String code) {
        var tongue = Tongue.ofCode(code);
        return tongue == null ? Tongue.UZBEK : tongue;
    }
}
