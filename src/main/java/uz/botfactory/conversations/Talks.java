package uz.botfactory.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/** Reads conversations for answering: who, where and the latest lines, in one statement. */
@Component
class Talks {

    private static final int USUAL = 16;
    private static final int MANY = 1_000;

    private static final String LOAD = """
            select c.bot_id, c.channel, c.connection, c.conversation_key, c.taken_over_until, c.waiting_since, c.apologised_for,
                   u.id, u.name, u.hint, u.language, u.script, u.chosen, u.blocked_at is not null, u.gone_at is not null,
                   m.id, m.side, m.kind, m.state, m.text, m.external_ids, m.buttons, m.reply_id, m.flagged, m.created_at
            from conversation c
            join customer u on u.account_id = c.account_id and u.id = c.customer_id
            left join lateral (
                select * from message m where m.account_id = c.account_id and m.conversation_id = c.id
                order by m.id desc limit ?
            ) m on true
            where c.account_id = ? and c.id = ?
            order by m.id
            """;

    private static final String HAS_OPEN = """
            select exists (
                select 1 from (
                    select state from message where account_id = ? and conversation_id = ? order by id desc limit 200
                ) latest where state in ('OPEN', 'TO_SEND', 'SENDING'))
            """;

    // Thousands of lanes may read at once; what was sent must be written down all the same, without waiting behind them.
    private final Semaphore readers = new Semaphore(8);
    private final JdbcTemplate jdbc;

    Talks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** With the usual few lines, or with all that could matter when the oldest of those is itself unanswered. */
    Optional<Talk> load(AccountId account, ConversationId id) {
        var talk = load(account, id, USUAL);
        return talk.isPresent() && talk.get().lines().size() == USUAL && talk.get().lines().getFirst().open()
                ? load(account, id, MANY)
                : talk;
    }

    boolean hasOpen(AccountId account, ConversationId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(HAS_OPEN, Boolean.class, account.value(), id.value()));
    }

    private Optional<Talk> load(AccountId account, ConversationId id, int lines) {
        ResultSetExtractor<Optional<Talk>> reading = rows -> read(rows, account, id);
        readers.acquireUninterruptibly();
        try {
            var talk = jdbc.query(LOAD, reading, lines, account.value(), id.value());
            return talk == null ? Optional.empty() : talk;
        } finally {
            readers.release();
        }
    }

    private static Optional<Talk> read(ResultSet row, AccountId account, ConversationId id) throws SQLException {
        if (!row.next()) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        var talk = new Talk(
                account,
                id,
                new BotId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                instant(row, 5),
                instant(row, 6),
                row.getString(7),
                customer(row),
                lines);
        do {
            addLine(row, lines);
        } while (row.next());
        return Optional.of(talk);
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getString(10),
                Tongue.stored(row.getString(11), row.getString(12)),
                row.getBoolean(13),
                row.getBoolean(14),
                row.getBoolean(15));
    }

    private static void addLine(ResultSet row, List<Line> lines) throws SQLException {
        var id = row.getObject(16, UUID.class);
        if (id != null) {
            lines.add(new Line(
                    id,
                    Side.valueOf(row.getString(17)),
                    row.getString(18),
                    State.valueOf(row.getString(19)),
                    row.getString(20),
                    row.getString(21),
                    row.getString(22),
                    row.getObject(23, UUID.class),
                    row.getString(24),
                    row.getObject(25, OffsetDateTime.class).toInstant()));
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
