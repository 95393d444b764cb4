package uz.botfactory.channels;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.conversations.ConversationId;

/** The lanes as rows. All statements take many at once, always in the same order. */
@Component
class LaneTable {

    /** A lane by its names. */
    record Key(AccountId account, ConversationId conversation) {

        static final Comparator<Key> ORDER = Comparator.comparing((Key k) -> k.conversation().value());
    }

    /** A lane that got news. @param owner the worker that has it, null when it is free */
    record Woken(Key key, @Nullable UUID owner, long wakes) {}

    /** A lane that this process took over. @param waited how long ago its customer began to wait */
    record Claimed(Key key, long wakes, int attempts, Duration waited) {}

    /** A lane to be left alone for a while. */
    record Postponed(Key key, Duration pause, int attempts) {}

    private final JdbcTemplate jdbc;

    LaneTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Within the transaction that stored the news.
     *
     * @param times how much news there is for each
     * @param take whether the worker takes it when nobody has it
     */
    List<Woken> wake(List<Key> lanes, List<Long> times, List<Boolean> take, UUID worker) {
        var woken = new ArrayList<Woken>(lanes.size());
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            """
                            insert into lane (account_id, conversation_id, owner, wakes)
                            select a, c, case when t then ?::uuid end, w
                            from unnest(?::uuid[], ?::uuid[], ?::bool[], ?::bigint[]) as n (a, c, t, w)
                            on conflict (account_id, conversation_id) do update
                            set wakes = lane.wakes + excluded.wakes,
                                owner = coalesce(lane.owner, case when lane.due <= now() then excluded.owner end)
                            returning account_id, conversation_id, owner, wakes
                            """);
                    statement.setObject(1, worker);
                    keys(statement, 2, lanes);
                    statement.setArray(4, connection.createArrayOf("bool", take.toArray()));
                    statement.setArray(5, connection.createArrayOf("bigint", times.toArray()));
                    return statement;
                },
                row -> {
                    woken.add(new Woken(
                            key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                            row.getObject(3, UUID.class),
                            row.getLong(4)));
                });
        return woken;
    }

    /** Takes over free lanes that are due: each account gets its turn, the longest waiting first. */
    List<Claimed> claim(UUID worker, int limit) {
        return jdbc.query(
                """
                update lane set owner = ?
                from (select l.account_id as a, l.conversation_id as c
                      from (select account_id, conversation_id, since,
                                   row_number() over (partition by account_id order by since) as turn
                            from lane where owner is null and due <= now()) q
                      join lane l using (account_id, conversation_id)
                      where l.owner is null
                      order by q.turn, q.since limit ? for update of l skip locked) free
                where account_id = free.a and conversation_id = free.c
                returning account_id, conversation_id, wakes, attempts,
                          extract(epoch from clock_timestamp() - since)::bigint
                """,
                (row, number) -> new Claimed(
                        key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        row.getLong(3),
                        row.getInt(4),
                        Duration.ofSeconds(row.getLong(5))),
                worker,
                limit);
    }

    /** Ends the lanes that have heard nothing since; gives those that ended. The others are still ours, or no longer. */
    Set<Key> finish(UUID worker, List<Key> lanes, List<Long> seen) {
        var ended = new HashSet<Key>(lanes.size() * 2);
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            """
                            delete from lane using unnest(?::uuid[], ?::uuid[], ?::bigint[]) as n (a, c, w)
                            where account_id = n.a and conversation_id = n.c and wakes = n.w and owner = ?
                            returning account_id, conversation_id
                            """);
                    keys(statement, 1, lanes);
                    statement.setArray(3, connection.createArrayOf("bigint", seen.toArray()));
                    statement.setObject(4, worker);
                    return statement;
                },
                row -> {
                    ended.add(key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                });
        return ended;
    }

    /** How many wakes those lanes have that the worker still has. */
    Map<Key, Long> wakes(UUID worker, List<Key> lanes) {
        var wakes = new HashMap<Key, Long>();
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            """
                            select account_id, conversation_id, wakes
                            from lane join unnest(?::uuid[], ?::uuid[]) as n (a, c) on account_id = n.a and conversation_id = n.c
                            where owner = ?
                            """);
                    keys(statement, 1, lanes);
                    statement.setObject(3, worker);
                    return statement;
                },
                row -> {
                    wakes.put(key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), row.getLong(3));
                });
        return wakes;
    }

    /** Sets lanes free again, for later. */
    void postpone(UUID worker, Collection<Postponed> lanes) {
        jdbc.batchUpdate(
                """
                update lane set owner = null, due = now() + ? * interval '1 millisecond', attempts = ?
                where account_id = ? and conversation_id = ? and owner = ?
                """,
                lanes.stream()
                        .map(p -> new Object[] {
                            p.pause().toMillis(),
                            p.attempts(),
                            p.key().account().value(),
                            p.key().conversation().value(),
                            worker
                        })
                        .toList());
    }

    /** What a worker has. */
    List<Key> of(UUID worker) {
        return jdbc.query(
                "select account_id, conversation_id from lane where owner = ?",
                (row, number) -> key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                worker);
    }

    /** Sets free what a worker had. */
    int free(UUID worker) {
        return jdbc.update("update lane set owner = null where owner = ?", worker);
    }

    private static void keys(PreparedStatement statement, int first, List<Key> lanes) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(
                first,
                connection.createArrayOf(
                        "uuid", lanes.stream().map(k -> k.account().value()).toArray()));
        statement.setArray(
                first + 1,
                connection.createArrayOf(
                        "uuid", lanes.stream().map(k -> k.conversation().value()).toArray()));
    }

    private static Key key(UUID account, UUID conversation) {
        return new Key(new AccountId(account), new ConversationId(conversation));
    }
}
