package uz.botfactory.conversations;

import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.support.GroupCommit;

/** Reads conversations for answering: who, where and the latest lines; two statements for any number of conversations. */
@Component
class Talks {

    static final int USUAL = 16;

    /** What lanes do at one moment they do together; next to the time a model takes, so long a wait is nothing. */
    static final Duration APART = Duration.ofMillis(30);

    private static final int MANY = 1_000;
    private static final int LARGEST_BATCH = 200;

    private static final String TALKS = """
            select c.id, c.bot_id, c.channel, c.connection, c.conversation_key, c.taken_over_until, c.waiting_since, c.apologised_for,
                   u.id, u.name, u.hint, u.language, u.script, u.chosen, u.blocked_at is not null, u.gone_at is not null
            from unnest(?, ?) as n (account, id)
            join conversation c on c.account_id = n.account and c.id = n.id
            join customer u on u.account_id = c.account_id and u.id = c.customer_id
            """;

    private static final String LINES = """
            select n.id, m.id, m.side, m.kind, m.state, m.text, m.external_ids, m.buttons, m.reply_id, m.flagged, m.created_at
            from unnest(?, ?, ?) as n (account, id, lines)
            cross join lateral (
                select * from message m where m.account_id = n.account and m.conversation_id = n.id
                order by m.id desc limit n.lines
            ) m
            order by m.id
            """;

    private static final String HAS_OPEN = """
            select exists (
                select 1 from (
                    select state from message where account_id = ? and conversation_id = ? order by id desc limit 200
                ) latest where state in ('OPEN', 'TO_SEND', 'SENDING'))
            """;

    private final JdbcTemplate jdbc;
    private final GroupCommit<Wish, Optional<Talk>> together;

    Talks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.together = new GroupCommit<>("talks", LARGEST_BATCH, APART, this::read);
    }

    private record Wish(AccountId account, ConversationId id, int lines) {}

    @PreDestroy
    void close() {
        together.close();
    }

    /** With the usual few lines, or with all that could matter when the oldest of those is itself unanswered. */
    Optional<Talk> load(AccountId account, ConversationId id) {
        return load(account, id, wish -> read(List.of(wish)).getFirst());
    }

    /** The same for one of many lanes, which are read together; not within a transaction. */
    Optional<Talk> loadWithOthers(AccountId account, ConversationId id) {
        return load(account, id, together::submit);
    }

    boolean hasOpen(AccountId account, ConversationId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(HAS_OPEN, Boolean.class, account.value(), id.value()));
    }

    private static Optional<Talk> load(AccountId account, ConversationId id, Function<Wish, Optional<Talk>> reading) {
        var talk = reading.apply(new Wish(account, id, USUAL));
        return talk.isPresent() && talk.get().lines().size() == USUAL && talk.get().lines().getFirst().open()
                ? reading.apply(new Wish(account, id, MANY))
                : talk;
    }

    private List<Optional<Talk>> read(List<Wish> wishes) {
        var lines = lines(wishes);
        var talks = talks(wishes, lines);
        return wishes.stream().map(wish -> Optional.ofNullable(talks.get(wish.id().value()))).toList();
    }

    private Map<UUID, Talk> talks(List<Wish> wishes, Map<UUID, List<Line>> lines) {
        var talks = new HashMap<UUID, Talk>(wishes.size() * 2);
        var accounts = new HashMap<UUID, AccountId>(wishes.size() * 2);
        wishes.forEach(wish -> accounts.put(wish.id().value(), wish.account()));
        jdbc.query(TALKS, new Columns<>(wishes).uuid(Wish::account).uuid(Wish::id), row -> {
            var id = row.getObject(1, UUID.class);
            talks.put(id, talk(row, accounts.get(id), id, lines.getOrDefault(id, List.of())));
        });
        return talks;
    }

    private Map<UUID, List<Line>> lines(List<Wish> wishes) {
        var lines = new HashMap<UUID, List<Line>>(wishes.size() * 2);
        jdbc.query(LINES, new Columns<>(wishes).uuid(Wish::account).uuid(Wish::id).number(Wish::lines), row -> {
            lines.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>(USUAL)).add(line(row));
        });
        return lines;
    }

    private static Talk talk(ResultSet row, AccountId account, UUID id, List<Line> lines) throws SQLException {
        return new Talk(
                account,
                new ConversationId(id),
                new BotId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                instant(row, 6),
                instant(row, 7),
                row.getString(8),
                customer(row),
                lines);
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getObject(9, UUID.class),
                row.getString(10),
                row.getString(11),
                Tongue.stored(row.getString(12), row.getString(13)),
                row.getBoolean(14),
                row.getBoolean(15),
                row.getBoolean(16));
    }

    private static Line line(ResultSet row) throws SQLException {
        var state = State.valueOf(row.getString(5));
        return new Line(
                row.getObject(2, UUID.class),
                Side.valueOf(row.getString(3)),
                row.getString(4).intern(),
                state,
                row.getString(6),
                row.getString(7),
                wanted(row.getString(8), state),
                row.getObject(9, UUID.class),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }

    /** A thousand talks wait for models at once: what is under old answers is only of use when it can still be pressed. */
    private static @Nullable String wanted(@Nullable String buttons, State state) {
        return buttons != null && (state.unsent() || Commands.mayHoldStarters(buttons)) ? buttons : null;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
