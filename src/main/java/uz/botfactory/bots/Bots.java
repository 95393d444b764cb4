package uz.botfactory.bots;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.accounts.AccountDeleted;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Notices;
import uz.botfactory.support.Problem;

/** The bots of our customers. Thread-safe; look-ups of single bots come from memory. */
@Service
public class Bots {

    private static final String TOPIC = "bots";
    private static final String COLUMNS = "account_id, id, name, description, greeting, persona, tone, languages,"
            + " fallback, working_hours, status, stopped_by_owner, created_at";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Plans plans;
    private final ApplicationEventPublisher events;
    private final Notices notices;
    private final Clock clock;
    private final LoadingCache<Key, Optional<Bot>> known = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build(this::load);

    Bots(JdbcClient jdbc, JsonMapper json, Plans plans, ApplicationEventPublisher events, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.plans = plans;
        this.events = events;
        this.notices = notices;
        this.clock = clock;
        notices.listen(TOPIC, this::forget);
    }

    /** The bot, when it is this account's. */
    public Optional<Bot> find(AccountId account, BotId bot) {
        return known.get(new Key(account, bot));
    }

    /** The same; somebody else's bot is simply not there. */
    public Bot get(AccountId account, BotId bot) {
        return find(account, bot).orElseThrow(Problem::notFound);
    }

    /** All bots of the account, oldest first. */
    public List<Bot> of(AccountId account) {
        return jdbc.sql("select " + COLUMNS + " from bot where account_id = :account and deleted_at is null order by id")
                .param("account", account.value())
                .query(this::read)
                .list();
    }

    /** A new bot, still pending; throws when the plan has no room for it. */
    @Transactional
    public Bot create(AccountId account, BotChange wish) {
        plans.requireRoomFor(Limit.BOTS, account, () -> count(account));
        if (wish.name() == null) {
            throw Problem.of(422, "invalid_name", "bots.problem.name").at("name");
        }
        var bot = wish.applyTo(blank(account));
        insert(bot);
        return announce(bot);
    }

    /** The bot with its changes. */
    @Transactional
    public Bot change(AccountId account, BotId bot, BotChange wish) {
        return update(account, bot, wish::applyTo);
    }

    /** Lets it answer; a bot that already does stays as it is. */
    @Transactional
    public Bot start(AccountId account, BotId bot) {
        return update(account, bot, b -> with(b, BotStatus.ACTIVE, false));
    }

    /** Pauses it; what customers write meanwhile waits. */
    @Transactional
    public Bot stop(AccountId account, BotId bot) {
        return update(account, bot, b -> with(b, BotStatus.PAUSED, true));
    }

    /** Starts a bot that got its first channel, unless its owner has stopped it. */
    @Transactional
    public void channelConnected(AccountId account, BotId bot) {
        update(account, bot, b -> b.stoppedByOwner() ? b : with(b, BotStatus.ACTIVE, false));
    }

    /** Another bot with the same settings, pending, without knowledge and channels. */
    @Transactional
    public Bot copy(AccountId account, BotId bot, String name) {
        var original = get(account, bot);
        return create(
                account,
                new BotChange(
                        name,
                        original.description(),
                        original.greeting(),
                        original.persona(),
                        original.tone().code(),
                        original.languages(),
                        original.fallback(),
                        original.workingHours()));
    }

    /** Deletes it with everything it owns: at once for every look-up, the rows soon after. */
    @Transactional
    public void delete(AccountId account, BotId bot) {
        get(account, bot);
        jdbc.sql("update bot set deleted_at = :now where account_id = :account and id = :bot")
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .param("bot", bot.value())
                .update();
        forgetEverywhere(account, bot);
        events.publishEvent(new BotDeleted(account, bot));
    }

    /** Removes the rows of bots that were deleted a day ago, when every module has purged its own. */
    void purge() {
        jdbc.sql("delete from bot where deleted_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }

    @ApplicationModuleListener
    void on(AccountDeleted deleted) {
        of(deleted.account()).forEach(bot -> delete(deleted.account(), bot.id()));
    }

    private Bot update(AccountId account, BotId id, UnaryOperator<Bot> change) {
        var now = jdbc.sql("select " + COLUMNS
                        + " from bot where account_id = :account and id = :bot and deleted_at is null for update")
                .param("account", account.value())
                .param("bot", id.value())
                .query(this::read)
                .optional()
                .orElseThrow(Problem::notFound);
        var changed = change.apply(now);
        if (changed.equals(now)) {
            return now;
        }
        save(changed);
        return announce(changed);
    }

    private Bot announce(Bot bot) {
        forgetEverywhere(bot.account(), bot.id());
        events.publishEvent(new BotChanged(bot.account(), bot.id()));
        return bot;
    }

    private long count(AccountId account) {
        return jdbc.sql("select count(*) from bot where account_id = :account and deleted_at is null")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    private Bot blank(AccountId account) {
        var languages = plans.of(account).languages();
        return new Bot(
                new BotId(Ids.next()),
                account,
                "",
                "",
                "",
                "",
                Tone.FRIENDLY,
                List.of("uz", "ru", "en").stream().filter(languages::contains).toList(),
                "",
                WorkingHours.NONE,
                BotStatus.PENDING,
                false,
                clock.instant());
    }

    private static Bot with(Bot bot, BotStatus status, boolean stoppedByOwner) {
        return new Bot(
                bot.id(), bot.account(), bot.name(), bot.description(), bot.greeting(), bot.persona(), bot.tone(),
                bot.languages(), bot.fallback(), bot.workingHours(), status, stoppedByOwner, bot.createdAt());
    }

    private void insert(Bot bot) {
        write("""
                insert into bot (account_id, id, name, description, greeting, persona, tone, languages, fallback,
                                 working_hours, status, stopped_by_owner, created_at)
                values (:account, :id, :name, :description, :greeting, :persona, :tone, :languages, :fallback,
                        :hours::jsonb, :status, :stopped, :created)
                """, bot);
    }

    private void save(Bot bot) {
        write("""
                update bot set name = :name, description = :description, greeting = :greeting, persona = :persona,
                       tone = :tone, languages = :languages, fallback = :fallback, working_hours = :hours::jsonb,
                       status = :status, stopped_by_owner = :stopped
                where account_id = :account and id = :id and created_at = :created
                """, bot);
    }

    private void write(String sql, Bot bot) {
        jdbc.sql(sql)
                .param("account", bot.account().value())
                .param("id", bot.id().value())
                .param("name", bot.name())
                .param("description", bot.description())
                .param("greeting", bot.greeting())
                .param("persona", bot.persona())
                .param("tone", bot.tone().code())
                .param("languages", bot.languages().toArray(String[]::new))
                .param("fallback", bot.fallback())
                .param("hours", json.writeValueAsString(bot.workingHours().spans()))
                .param("status", bot.status().code())
                .param("stopped", bot.stoppedByOwner())
                .param("created", Timestamp.from(bot.createdAt()))
                .update();
    }

    private Bot read(ResultSet row, int number) throws SQLException {
        return new Bot(
                new BotId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("name"),
                row.getString("description"),
                row.getString("greeting"),
                row.getString("persona"),
                Tone.of(row.getString("tone")).orElse(Tone.FRIENDLY),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getString("fallback"),
                new WorkingHours(List.of(json.readValue(row.getString("working_hours"), WorkingHours.Span[].class))),
                BotStatus.of(row.getString("status")),
                row.getBoolean("stopped_by_owner"),
                row.getTimestamp("created_at").toInstant());
    }

    private @Nullable Optional<Bot> load(Key key) {
        return jdbc.sql("select " + COLUMNS + " from bot where account_id = :account and id = :bot and deleted_at is null")
                .param("account", key.account.value())
                .param("bot", key.bot.value())
                .query(this::read)
                .optional();
    }

    private void forgetEverywhere(AccountId account, BotId bot) {
        var key = new Key(account, bot);
        notices.publish(TOPIC, account + " " + bot);
        known.invalidate(key);
        // Somebody may read the old row again before this transaction commits.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.invalidate(key);
            }
        });
    }

    private void forget(String notice) {
        if (notice.equals(Notices.EVERYTHING)) {
            known.invalidateAll();
            return;
        }
        var ids = notice.split(" ");
        known.invalidate(new Key(new AccountId(UUID.fromString(ids[0])), new BotId(UUID.fromString(ids[1]))));
    }

    private record Key(AccountId account, BotId bot) {}
}
