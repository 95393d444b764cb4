package uz.botfactory.conversations;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AccountUnbanned;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.BotChanged;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.plans.PlanChanged;
import uz.botfactory.support.LateWrites;

/**
 * Questions that had to wait for the bot, the plan or a person. When that is over, those of the last day are opened
 * again; older ones stay listed as waiting. What a person answered meanwhile does not wait any more.
 */
@Component
class Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final TransactionTemplate transaction;
    private final Bots bots;
    private final ConversationSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Waiting(
            JdbcClient jdbc,
            LateWrites writes,
            TransactionTemplate transaction,
            Bots bots,
            ConversationSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.transaction = transaction;
        this.bots = bots;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Notes that something in this conversation waits. */
    static Consumer<JdbcClient> since(Talk talk, Instant now) {
        return jdbc -> jdbc.sql("""
                        update conversation set waiting_since = :now
                        where account_id = :account and id = :id and waiting_since is null
                        """)
                .param("now", Timestamp.from(now))
                .param("account", talk.account().value())
                .param("id", talk.id().value())
                .update();
    }

    /** For most accounts nothing waits, and whoever changes a plan has no time to lose: only noted, in the same transaction. */
    @EventListener
    void on(PlanChanged changed) {
        writes.sql("update conversation set plan_changed = true where account_id = :account and waiting_since is not null")
                .param("account", changed.account().value())
                .update();
    }

    /** Opens what waited for plans that changed meanwhile. */
    void reopenForPlans() {
        jdbc.sql("select distinct account_id from conversation where plan_changed")
                .query(UUID.class)
                .list()
                .forEach(account -> reopenForPlan(new AccountId(account)));
    }

    /** One account that fails keeps no other waiting; its turn comes again. */
    private void reopenForPlan(AccountId account) {
        try {
            transaction.executeWithoutResult(status -> reopenAll(account));
        } catch (RuntimeException e) {
            LOG.error("What waited for the plan of account {} could not be opened yet", account, e);
        }
    }

    private void reopenAll(AccountId account) {
        reopen(account, waiting(account, null));
        jdbc.sql("update conversation set plan_changed = false where account_id = :account and plan_changed")
                .param("account", account.value())
                .update();
    }

    @ApplicationModuleListener
    void on(AccountUnbanned unbanned) {
        reopen(unbanned.account(), waiting(unbanned.account(), null));
    }

    @ApplicationModuleListener
    void on(BotChanged changed) {
        bots.find(changed.account(), changed.bot())
                .filter(Bot::runs)
                .ifPresent(bot -> reopen(bot.account(), waiting(bot.account(), bot.id())));
    }

    /** One conversation, when its person handed it back. */
    @Transactional
    public void resume(AccountId account, ConversationId conversation) {
        reopen(account, List.of(conversation.value()));
    }

    private List<UUID> waiting(AccountId account, @Nullable BotId bot) {
        return jdbc.sql("""
                        select id from conversation
                        where account_id = :account and waiting_since is not null
                            and channel not in ('test', 'api', 'demo') and (cast(:bot as uuid) is null or bot_id = :bot)
                            and (taken_over_until is null or taken_over_until <= :now)
                        order by id for update
                        """)
                .param("account", account.value())
                .param("bot", bot == null ? null : bot.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list();
    }

    private void reopen(AccountId account, List<UUID> conversations) {
        if (conversations.isEmpty()) {
            return;
        }
        var ids = conversations.toArray(UUID[]::new);
        var opened = openRecent(account, ids);
        markOld(account, ids);
        jdbc.sql("update conversation set waiting_since = null where account_id = :account and id = any(:ids)")
                .param("account", account.value())
                .param("ids", ids)
                .update();
        if (!opened.isEmpty()) {
            events.publishEvent(new QuestionsWaiting(account, opened));
        }
    }

    private List<ConversationId> openRecent(AccountId account, UUID[] ids) {
        return jdbc.sql("""
                        update message set state = 'OPEN', reason = null
                        where account_id = :account and conversation_id = any(:ids) and state = 'WAITING' and created_at > :since
                        returning conversation_id
                        """)
                .param("account", account.value())
                .param("ids", ids)
                .param("since", Timestamp.from(clock.instant().minus(settings.answeredWithin())))
                .query(UUID.class)
                .list()
                .stream()
                .distinct()
                .map(ConversationId::new)
                .toList();
    }

    private void markOld(AccountId account, UUID[] ids) {
        jdbc.sql("""
                        update message set reason = 'TOO_OLD'
                        where account_id = :account and conversation_id = any(:ids) and state = 'WAITING'
                        """)
                .param("account", account.value())
                .param("ids", ids)
                .update();
    }
}
