package uz.botfactory.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.conversations.pages.Bubble;
import uz.botfactory.conversations.pages.Row;
import uz.botfactory.conversations.pages.Source;
import uz.botfactory.support.Problem;

/** Conversations as people and programs read them. */
@Component
class Histories {

    private static final String ROWS = """
            select c.id, c.bot_id, c.channel, u.name, u.phone, u.language, c.last_at, c.created_at, c.taken_over_until,
                   c.waiting_since is not null as waiting, c.person_wanted_at is not null as wanted,
                   u.blocked_at is not null as blocked, coalesce(l.text, '') as last_text, coalesce(l.side, '') as last_side
            from conversation c
            join customer u on u.account_id = c.account_id and u.id = c.customer_id
            left join lateral (
                select left(m.text, 120) as text, m.side from message m
                where m.account_id = c.account_id and m.conversation_id = c.id order by m.id desc limit 1
            ) l on true
            where c.account_id = :account
            """;

    private static final String WISHES = """
            and c.bot_id = bots.id
            and (cast(:channel as text) is null or c.channel = :channel)
            and (cast(:from as timestamptz) is null or c.last_at >= :from)
            and (cast(:to as timestamptz) is null or c.last_at < :to)
            and (cast(:q as text) is null or u.name ilike :q or exists (
                select 1 from message s where s.account_id = c.account_id and s.conversation_id = c.id and s.text ilike :q))
            and (:tests or c.channel <> 'test')
            and (cast(:at as timestamptz) is null or (c.last_at, c.id) < (:at, cast(:after as uuid)))
            order by c.last_at desc, c.id desc limit :limit
            """;

    // The latest of each bot, and of those the latest: no bot's conversations are read to their end.
    private static final String LATEST = "select latest.* from unnest(:bots) as bots (id) cross join lateral (" + ROWS + WISHES
            + ") as latest order by last_at desc, id desc limit :limit";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Histories(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What somebody wants to see of these bots; null where it does not matter. */
    record Wish(
            List<BotId> bots,
            @Nullable String channel,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String words,
            boolean tests,
            @Nullable Cursor after,
            int limit) {}

    List<Row> rows(AccountId account, Wish wish) {
        return jdbc.sql(LATEST)
                .param("account", account.value())
                .param("bots", wish.bots().stream().map(BotId::value).toArray(UUID[]::new))
                .param("channel", wish.channel())
                .param("from", timestamp(wish.from()))
                .param("to", timestamp(wish.to()))
                .param("q", pattern(wish.words()))
                .param("tests", wish.tests())
                .param("at", wish.after() == null ? null : timestamp(wish.after().at()))
                .param("after", wish.after() == null ? null : wish.after().id())
                .param("limit", wish.limit())
                .query(Histories::row)
                .list();
    }

    Optional<Row> row(AccountId account, ConversationId conversation) {
        return jdbc.sql(ROWS + " and c.id = :id")
                .param("account", account.value())
                .param("id", conversation.value())
                .query(Histories::row)
                .optional();
    }

    /** The latest messages before that one, oldest first. */
    List<Bubble> before(AccountId account, ConversationId conversation, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from (
                            select * from message
                            where account_id = :account and conversation_id = :conversation
                                and (cast(:before as uuid) is null or id < :before)
                            order by id desc limit :limit
                        ) latest order by id
                        """)
                .param("account", account.value())
                .param("conversation", conversation.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::bubble)
                .list();
    }

    /** The messages after that one, oldest first. */
    List<Bubble> after(AccountId account, ConversationId conversation, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from message
                        where account_id = :account and conversation_id = :conversation
                            and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .param("account", account.value())
                .param("conversation", conversation.value())
                .param("after", after)
                .param("limit", limit)
                .query(this::bubble)
                .list();
    }

    Optional<Bubble> message(AccountId account, ConversationId conversation, UUID id) {
        return jdbc.sql("select * from message where account_id = :account and conversation_id = :conversation and id = :id")
                .param("account", account.value())
                .param("conversation", conversation.value())
                .param("id", id)
                .query(this::bubble)
                .optional();
    }

    /** The channels on which this bot was written to. */
    List<String> channels(AccountId account, BotId bot) {
        return jdbc.sql("""
                        select distinct channel from conversation
                        where account_id = :account and bot_id = :bot and channel <> 'test' order by channel
                        """)
                .param("account", account.value())
                .param("bot", bot.value())
                .query(String.class)
                .list();
    }

    /** The latest conversation that somebody led with a bot on one of our own channels. */
    Optional<ConversationId> latest(AccountId account, BotId bot, String channel, String customerKey) {
        return jdbc.sql("""
                        select c.id from conversation c
                        join customer u on u.account_id = c.account_id and u.id = c.customer_id
                        where c.account_id = :account and c.bot_id = :bot and c.channel = :channel and u.customer_key = :key
                        order by c.created_at desc, c.id desc limit 1
                        """)
                .param("account", account.value())
                .param("bot", bot.value())
                .param("channel", channel)
                .param("key", customerKey)
                .query((row, n) -> new ConversationId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** What {@link Asking.Wish#place} was when this conversation began. */
    String place(AccountId account, BotId bot, String channel, ConversationId conversation) {
        return jdbc.sql("""
                        select conversation_key from conversation
                        where account_id = :account and id = :id and bot_id = :bot and channel = :channel
                        """)
                .param("account", account.value())
                .param("id", conversation.value())
                .param("bot", bot.value())
                .param("channel", channel)
                .query(String.class)
                .optional()
                .orElseThrow(Problem::notFound)
                .substring(channel.length() + 1);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("bot_id"),
                row.getString("channel"),
                row.getString("name"),
                row.getString("phone"),
                lower(row.getString("language")),
                row.getTimestamp("last_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "taken_over_until"),
                row.getBoolean("waiting"),
                row.getBoolean("wanted"),
                row.getBoolean("blocked"),
                row.getString("last_text"),
                row.getString("last_side").toLowerCase(Locale.ROOT));
    }

    private Bubble bubble(ResultSet row, int number) throws SQLException {
        var reason = row.getString("reason");
        return new Bubble(
                row.getString("id"),
                row.getString("side").toLowerCase(Locale.ROOT),
                row.getString("kind").toLowerCase(Locale.ROOT),
                row.getString("state").toLowerCase(Locale.ROOT),
                reason,
                reasonKey(reason),
                row.getString("reply_id"),
                row.getObject("rating", Integer.class),
                row.getString("flagged"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "sent_at"),
                row.getObject("answered", Boolean.class),
                lower(row.getString("language")),
                script(row.getString("script")),
                row.getString("provider"),
                row.getString("model"),
                row.getObject("input_tokens", Integer.class),
                row.getObject("output_tokens", Integer.class),
                row.getObject("cost_micro_usd", Long.class),
                row.getObject("millis", Integer.class),
                Buttons.read(row.getString("buttons")),
                row.getString("text"),
                sources(row.getString("passages")));
    }

    /** Our own reasons are names; a channel's are keys of its texts. */
    private static @Nullable String reasonKey(@Nullable String reason) {
        boolean ours = Arrays.stream(Reason.values()).anyMatch(each -> each.name().equals(reason));
        return ours ? "conversations.reason." + reason : reason;
    }

    private List<Source> sources(@Nullable String stored) {
        return stored == null
                ? List.of()
                : Arrays.stream(json.readValue(stored, Stored[].class)).map(Stored::source).toList();
    }

    private record Stored(String id, String documentId, String documentName, String heading, String text) {

        Source source() {
            return new Source(documentId, documentName, heading, text);
        }
    }

    private static @Nullable String script(@Nullable String script) {
        if (script == null) {
            return null;
        }
        return script.equals("CYRILLIC") ? "Cyrl" : "Latn";
    }

    private static @Nullable String lower(@Nullable String code) {
        return code == null ? null : code.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String pattern(@Nullable String words) {
        return words == null || words.isBlank()
                ? null
                : "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant when) {
        return when == null ? null : Timestamp.from(when);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
