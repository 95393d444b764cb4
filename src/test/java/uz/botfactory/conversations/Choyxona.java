package uz.botfactory.conversations;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.ai.LanguageModel;
import uz.botfactory.ai.TestModel;
import uz.botfactory.bots.BotChange;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.Incoming.Kind;
import uz.botfactory.knowledge.Teaching;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plans;
import uz.botfactory.world.Cast;

/** Opens tea houses for tests: an owner, a bot that knows prices and hours, and customers who write. */
@Component
class Choyxona {

    final Bots bots;
    final Plans plans;
    final Conversations conversations;
    final People people;
    final TestModel model;
    final JdbcClient jdbc;
    private final Teaching teaching;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Choyxona(
            Bots bots,
            Plans plans,
            Conversations conversations,
            People people,
            LanguageModel model,
            JdbcClient jdbc,
            Teaching teaching,
            TransactionTemplate transaction,
            Clock clock) {
        this.bots = bots;
        this.plans = plans;
        this.conversations = conversations;
        this.people = people;
        this.model = (TestModel) model;
        this.jdbc = jdbc;
        this.teaching = teaching;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Aziza's house on that plan, with a running bot that knows what is below. */
    House open(int port, String plan) {
        var aziza = Cast.aziza(port);
        var account = new AccountId(UUID.fromString(aziza.accountId()));
        if (!plan.equals("trial")) {
            plans.assign(account, plan, Period.MONTHLY, "test");
        }
        var bot = bots.create(account, BotChange.named("Aziza choyxonasi"));
        bots.start(account, bot.id());
        var house = new House(this, aziza, account, bot.id());
        house.knows("Narxlar", "Palov 35 000 soʻm turadi. Somsa 8 000 soʻm turadi.");
        house.knows("Ish vaqti", "Choyxona har kuni 9:00 dan 23:00 gacha ishlaydi. Telefon: +998 90 123 45 67.");
        return house;
    }

    /** One tea house. */
    record House(Choyxona all, Cast.Owner owner, AccountId account, BotId bot) {

        void knows(String heading, String text) {
            all.teaching.teach(account, bot, heading, text);
        }

        void modelSays(String text) {
            all.model.says(account, prompt -> text);
        }

        Guest guest(String name) {
            return new Guest(this, UUID.randomUUID(), name, "telegram", null);
        }

        void change(BotChange change) {
            all.bots.change(account, bot, change);
        }
    }

    /** A customer with a chat of their own. */
    record Guest(House house, UUID key, String name, String channel, @Nullable String hint) {

        Guest hinting(String code) {
            return new Guest(house, key, name, channel, code);
        }

        Guest on(String other) {
            return new Guest(house, key, name, other, hint);
        }

        ConversationId writes(String... texts) {
            return sends(Kind.TEXT, texts);
        }

        ConversationId sends(Kind kind, String... texts) {
            var batch = new ArrayList<Incoming>();
            for (var text : texts) {
                batch.add(incoming(kind, text, UUID.randomUUID().toString()));
            }
            return remember(batch);
        }

        ConversationId edits(String externalId, Kind kind, String text) {
            return remember(List.of(incoming(kind, text, externalId)));
        }

        private ConversationId remember(List<Incoming> batch) {
            var ids = house.all.transaction.execute(status -> house.all.conversations.remember(batch));
            return ids.getFirst();
        }

        private Incoming incoming(Kind kind, String text, String externalId) {
            return new Incoming(
                    house.account, house.bot, channel, house.bot.value(), externalId, key.toString(), key.toString(), kind,
                    text, name, hint, externalId, house.all.clock.instant());
        }

        Outcome hears(ConversationId conversation) {
            return house.all.conversations.answer(house.account, conversation, Draft.NONE, new Cancel());
        }

        /** What is sent to the customer now, delivered as a channel would. */
        Reply gets(ConversationId conversation) {
            if (hears(conversation) instanceof Outcome.Send send) {
                house.all.conversations.delivered(send.reply(), List.of("t1"));
                return send.reply();
            }
            throw new AssertionError("Nothing was sent, but " + hears(conversation));
        }

        /** Writes and is answered. */
        Reply asks(String text) {
            return gets(writes(text));
        }

        Reason silence(ConversationId conversation) {
            if (hears(conversation) instanceof Outcome.Silent silent) {
                return silent.why();
            }
            throw new AssertionError("Something was sent");
        }

        /** State of the messages so far, oldest first: CUSTOMER ANSWERED, BOT DELIVERED … */
        List<String> ledger(ConversationId conversation) {
            return house.all.jdbc.sql("""
                            select side || ' ' || state || coalesce(' ' || reason, '') from message
                            where account_id = :account and conversation_id = :id order by id
                            """)
                    .param("account", house.account.value())
                    .param("id", conversation.value())
                    .query(String.class)
                    .list();
        }

        /** What was said so far, oldest first. */
        List<String> words(ConversationId conversation) {
            return house.all.jdbc.sql("select text from message where account_id = :account and conversation_id = :id order by id")
                    .param("account", house.account.value())
                    .param("id", conversation.value())
                    .query(String.class)
                    .list();
        }

        <T> T stored(Reply reply, String column, Class<T> type) {
            return house.all.jdbc.sql("select " + column + " from message where account_id = :account and id = :id")
                    .param("account", house.account.value())
                    .param("id", reply.id())
                    .query(type)
                    .single();
        }
    }
}
