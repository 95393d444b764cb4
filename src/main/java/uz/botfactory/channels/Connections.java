package uz.botfactory.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.channels.Connection.Mode;
import uz.botfactory.channels.Connection.Status;
import uz.botfactory.support.Notices;
import uz.botfactory.support.Secrets;

/** The connections of all bots. Look-ups on the road of a message are cached and forgotten when any process changes one. */
@Component
public class Connections {

    private static final String TOPIC = "channels.connection";
    private static final String COLUMNS =
            """
            select account_id, id, bot_id, channel, external_id, username, title, token, secret, webhook_id, mode, status,
                   problem, problem_detail, problem_at, pending, quiet_until, commands_set, created_at
            from connection
            """;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Notices notices;
    private final Clock clock;
    private final Cache<UUID, Connection> byId =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(10)).build();
    private final Cache<String, Connection> byWebhook =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    Connections(JdbcClient jdbc, Secrets secrets, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.notices = notices;
        this.clock = clock;
        notices.listen(TOPIC, this::forget);
    }

    /** The connection that is called at this address. */
    public Optional<Connection> byWebhook(String webhookId) {
        return Optional.ofNullable(byWebhook.get(webhookId, id -> one("where webhook_id = :key", id)));
    }

    /** For the way out: the connection that a reply names. */
    public Optional<Connection> byId(UUID id) {
        return Optional.ofNullable(byId.get(id, key -> one("where id = :key", key)));
    }

    /** The connection as it stands in the database now, whatever is remembered. */
    public Optional<Connection> fresh(UUID id) {
        return Optional.ofNullable(one("where id = :key", id));
    }

    /** All connections of a bot. */
    public List<Connection> of(AccountId account, BotId bot) {
        return jdbc.sql(COLUMNS + "where account_id = :account and bot_id = :bot order by channel")
                .param("account", account.value())
                .param("bot", bot.value())
                .query(this::read)
                .list();
    }

    /** The connection of a bot to this channel. */
    public Optional<Connection> of(AccountId account, BotId bot, String channel) {
        return of(account, bot).stream().filter(c -> c.channel().equals(channel)).findFirst();
    }

    /** All connections of an account, for every bot. */
    public List<Connection> of(AccountId account) {
        return jdbc.sql(COLUMNS + "where account_id = :account")
                .param("account", account.value())
                .query(this::read)
                .list();
    }

    /** Whoever is this outsider with us now. */
    public Optional<Connection> byExternalId(String channel, String externalId) {
        return jdbc.sql(COLUMNS + "where channel = :channel and external_id = :external")
                .param("channel", channel)
                .param("external", externalId)
                .query(this::read)
                .optional();
    }

    /** Connections whose set-up is to be looked at, the longest waiting first; each is given to one process only. */
    public List<Connection> due(String channel, int limit) {
        return jdbc.sql(
                        """
                        update connection set check_at = now() + interval '2 minutes'
                        where id in (select id from connection
                                     where channel = :channel and status = 'connected' and check_at <= now()
                                     order by check_at limit :limit for update skip locked)
                        returning account_id, id, bot_id, channel, external_id, username, title, token, secret, webhook_id,
                                  mode, status, problem, problem_detail, problem_at, pending, quiet_until, commands_set,
                                  created_at
                        """)
                .param("channel", channel)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Adds it; what was connected as the same outsider, or as the same bot and channel, must be gone before. */
    public void add(Connection c) {
        jdbc.sql(
                        """
                        insert into connection (account_id, id, bot_id, channel, external_id, username, title, token, secret,
                                                webhook_id, mode, check_at, created_at)
                        values (:account, :id, :bot, :channel, :external, :username, :title, :token, :secret, :webhook, :mode,
                                now() + interval '1 minute', :created)
                        """)
                .param("account", c.account().value())
                .param("id", c.id())
                .param("bot", c.bot().value())
                .param("channel", c.channel())
                .param("external", c.externalId())
                .param("username", c.username())
                .param("title", c.title())
                .param("token", secrets.encrypt(c.token(), place("token", c.id())))
                .param("secret", secrets.encrypt(c.secret(), place("secret", c.id())))
                .param("webhook", c.webhookId())
                .param("mode", lower(c.mode()))
                .param("created", Timestamp.from(c.createdAt()))
                .update();
        changed(c.id());
    }

    /** Puts a new token of the same outsider in the place of the old one, which may have been revoked. */
    public void renew(Connection c, String token, String username, String title) {
        jdbc.sql(
                        """
                        update connection set token = :token, username = :username, title = :title, status = 'connected',
                               problem = '', problem_detail = '', problem_at = null, checks_failed = 0,
                               check_at = now() + interval '1 minute'
                        where account_id = :account and id = :id
                        """)
                .param("token", secrets.encrypt(token, place("token", c.id())))
                .param("username", username)
                .param("title", title)
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        changed(c.id());
    }

    /** Takes it away; it is no longer called and no longer calls. */
    public void remove(Connection c) {
        jdbc.sql("delete from connection where account_id = :account and id = :id")
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        changed(c.id());
    }

    /** How messages arrive from now on, and the address of ours that was told outside. */
    public void arriveBy(Connection c, Mode mode, String setUpFor) {
        jdbc.sql("update connection set mode = :mode, set_up_for = :for where account_id = :account and id = :id")
                .param("mode", lower(mode))
                .param("for", setUpFor)
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        changed(c.id());
    }

    /** The commands are known at the other side. */
    public void commandsSet(Connection c) {
        update(c, "commands_set = :value", true);
    }

    /** Those that were set up for another address of ours are looked at at once. */
    public void lookAgainUnless(String channel, String setUpFor) {
        jdbc.sql("update connection set check_at = now() where channel = :channel and status = 'connected' and set_up_for <> :for and check_at < 'infinity'")
                .param("channel", channel)
                .param("for", setUpFor)
                .update();
    }

    /** Nothing arrives for this account until {@link #resume}; what waits outside stays there. */
    public void suspend(Connection c) {
        jdbc.sql("update connection set mode = 'new', check_at = 'infinity' where account_id = :account and id = :id")
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        changed(c.id());
    }

    /** It is set up again at once. */
    public void resume(Connection c) {
        update(c, "check_at = now(), mode = :value", "new");
    }

    /** It works; clears what was wrong. The next look comes after the given time. */
    public void healthy(Connection c, int pending, Duration nextLook) {
        int changed = jdbc.sql(
                        """
                        update connection set problem = '', problem_detail = '', problem_at = null, pending = :pending,
                               checks_failed = 0, check_at = now() + :next * interval '1 second'
                        where account_id = :account and id = :id
                        """)
                .param("pending", pending)
                .param("next", nextLook.toSeconds())
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        if (changed > 0 && (!c.problem().isEmpty() || c.pending() != pending)) {
            changed(c.id());
        }
    }

    /**
     * Something is not as it should be, but may become better by itself; we look again later and later.
     *
     * @param atLeast how long at least to leave it alone
     */
    public void trouble(Connection c, String problem, String detail, int pending, Duration atLeast) {
        jdbc.sql(
                        """
                        update connection set problem = :problem, problem_detail = :detail, pending = :pending,
                               problem_at = case when problem = :problem then coalesce(problem_at, :now) else :now end,
                               checks_failed = checks_failed + 1,
                               check_at = now() + greatest(:least, least(600, 5 * power(2, least(checks_failed, 7)))) * interval '1 second'
                        where account_id = :account and id = :id
                        """)
                .param("problem", problem)
                .param("detail", shortened(detail))
                .param("pending", pending)
                .param("least", atLeast.toSeconds())
                .param("now", Timestamp.from(clock.instant()))
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        changed(c.id());
    }

    /** It cannot work before the owner does something. True for whoever noticed first. */
    public boolean failed(Connection c, String problem, String detail) {
        int changed = jdbc.sql(
                        """
                        update connection set status = 'failing', problem = :problem, problem_detail = :detail, problem_at = :now
                        where account_id = :account and id = :id and status <> 'failing'
                        """)
                .param("problem", problem)
                .param("detail", shortened(detail))
                .param("now", Timestamp.from(clock.instant()))
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        changed(c.id());
        return changed == 1;
    }

    /** The channel asked for silence; a restart respects it. */
    public void quiet(Connection c, Instant until) {
        jdbc.sql(
                        """
                        update connection set quiet_until = greatest(coalesce(quiet_until, :until), :until)
                        where account_id = :account and id = :id
                        """)
                .param("until", Timestamp.from(until))
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        byId.invalidate(c.id());
    }

    /** Asks for a look at the set-up as soon as possible. */
    public void lookSoon(Connection c) {
        jdbc.sql("update connection set check_at = now() where account_id = :account and id = :id")
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
    }

    private void update(Connection c, String what, Object value) {
        jdbc.sql("update connection set " + what + " where account_id = :account and id = :id")
                .param("value", value)
                .param("account", c.account().value())
                .param("id", c.id())
                .update();
        changed(c.id());
    }

    private @Nullable Connection one(String where, Object key) {
        return jdbc.sql(COLUMNS + where).param("key", key).query(this::read).optional().orElse(null);
    }

    private void changed(UUID id) {
        forget(id.toString());
        notices.publish(TOPIC, id.toString());
    }

    private void forget(String id) {
        if (id.equals(Notices.EVERYTHING)) {
            byId.invalidateAll();
            byWebhook.invalidateAll();
            return;
        }
        var gone = UUID.fromString(id);
        byId.invalidate(gone);
        byWebhook.asMap().values().removeIf(c -> c.id().equals(gone));
    }

    private Connection read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Connection(
                new AccountId(row.getObject("account_id", UUID.class)),
                id,
                new BotId(row.getObject("bot_id", UUID.class)),
                row.getString("channel"),
                row.getString("external_id"),
                row.getString("username"),
                row.getString("title"),
                secrets.decrypt(row.getBytes("token"), place("token", id)),
                secrets.decrypt(row.getBytes("secret"), place("secret", id)),
                row.getString("webhook_id"),
                Mode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("problem"),
                row.getString("problem_detail"),
                instant(row.getTimestamp("problem_at")),
                row.getInt("pending"),
                instant(row.getTimestamp("quiet_until")),
                row.getBoolean("commands_set"),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static String place(String column, UUID id) {
        return "connection." + column + "." + id;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String detail) {
        return detail.length() <= 300 ? detail : detail.substring(0, 300);
    }
}
