package uz.botfactory.conversations;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotDeleted;
import uz.botfactory.bots.BotId;

/** Removes what is over: conversations of deleted bots and accounts, and those nobody led for very long. */
@Component
class Housekeeping {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final ConversationSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Housekeeping(JdbcClient jdbc, ConversationSettings settings, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** When an account is deleted, each of its bots is. */
    @ApplicationModuleListener
    void on(BotDeleted deleted) {
        untilNoneIsLeft(() -> remove(deleted.account(), deleted.bot()));
        jdbc.sql("delete from customer where account_id = :account and bot_id = :bot")
                .param("account", deleted.account().value())
                .param("bot", deleted.bot().value())
                .update();
    }

    /** Whole conversations, with customers who then have none. */
    void forgetOld() {
        var before = Timestamp.from(clock.instant().minus(settings.keptFor()));
        untilNoneIsLeft(() -> jdbc.sql("""
                        with old as (select account_id, id from conversation where last_at < :before limit :batch),
                            said as (delete from message m using old where m.account_id = old.account_id and m.conversation_id = old.id)
                        delete from conversation c using old where c.account_id = old.account_id and c.id = old.id
                        """)
                .param("before", before)
                .param("batch", BATCH)
                .update());
        forgetCustomers(before);
    }

    // Our connections plan for look-ups of few rows; here whole tables are compared.
    private void forgetCustomers(Timestamp before) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local enable_hashjoin = on").update();
            jdbc.sql("""
                            delete from customer u where created_at < :before and not exists (
                                select 1 from conversation c where c.account_id = u.account_id and c.customer_id = u.id
                                    and c.bot_id = u.bot_id)
                            """)
                    .param("before", before)
                    .update();
        });
    }

    private int remove(AccountId account, BotId bot) {
        return jdbc.sql("""
                        with gone as (select account_id, id from conversation where account_id = :account and bot_id = :bot limit :batch),
                            said as (delete from message m using gone where m.account_id = gone.account_id and m.conversation_id = gone.id)
                        delete from conversation c using gone where c.account_id = gone.account_id and c.id = gone.id
                        """)
                .param("account", account.value())
                .param("bot", bot.value())
                .param("batch", BATCH)
                .update();
    }

    private static void untilNoneIsLeft(IntSupplier batch) {
        while (batch.getAsInt() > 0) {
            // Each batch is one statement, so that locks stay short.
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timetable {

        @Bean
        RecurringTask<Void> forgetOldConversations(Housekeeping housekeeping) {
            return Tasks.recurring("conversations.forget-old", FixedDelay.of(Duration.ofHours(24)))
                    .execute((task, context) -> housekeeping.forgetOld());
        }

        @Bean
        RecurringTask<Void> reopenForPlans(Waiting waiting) {
            return Tasks.recurring("conversations.reopen-for-plans", FixedDelay.of(Duration.ofSeconds(5)))
                    .execute((task, context) -> waiting.reopenForPlans());
        }

        @Bean
        RecurringTask<Void> handBackForgotten(People people) {
            return Tasks.recurring("conversations.hand-back", FixedDelay.of(Duration.ofMinutes(1)))
                    .execute((task, context) -> people.handBackForgotten());
        }
    }
}
