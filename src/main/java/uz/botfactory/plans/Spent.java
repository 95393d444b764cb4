package uz.botfactory.plans;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;

/**
 * What was used up. A key counts once. Limited plans take from their window's sum in the statement that writes the keys,
 * with the sum's row locked; unlimited ones only add keys, so that no row is hot.
 */
@Component
class Spent {

    /** One wish with the rules that hold for it; granted nothing means unlimited. */
    record Wish(AccountId account, Limit limit, String key, @Nullable Window window, @Nullable Long granted) {

        Name name() {
            return new Name(account.value(), limit.ordinal(), key);
        }
    }

    private record Name(UUID account, int what, String key) {}

    private static final String ADD = """
            insert into spent (account_id, what, key, at)
            select * from (select distinct a, w, k, ?::timestamptz from unnest(?::uuid[], ?::smallint[], ?::text[]) as wish (a, w, k)) as wishes
            order by 1, 2, 3
            on conflict do nothing
            """;

    private static final String OPEN_WINDOWS = """
            insert into usage (account_id, what, window_start, window_end, used)
            select distinct a, w, s, e, 0 from unnest(?::uuid[], ?::smallint[], ?::timestamptz[], ?::timestamptz[]) as wish (a, w, s, e)
            order by 1, 2, 3
            on conflict do nothing
            """;

    // Each wish comes back with whether its key counts now. The lock on the sums makes the room that is read the true one.
    private static final String TAKE = """
            with wish as (
                select a, w, k, s, g, min(n) as n
                from unnest(?::uuid[], ?::smallint[], ?::text[], ?::timestamptz[], ?::bigint[]) with ordinality as u (a, w, k, s, g, n)
                group by a, w, k, s, g
            ), room as materialized (
                select u.account_id, u.what, u.window_start, u.used
                from usage u
                where (u.account_id, u.what, u.window_start) in (select a, w, s from wish)
                order by 1, 2, 3
                for update
            ), fresh as (
                select wish.*, row_number() over (partition by a, w order by n) as place
                from wish
                where not exists (select 1 from spent where account_id = a and what = w and key = k)
            ), taken as (
                insert into spent (account_id, what, key, at)
                select a, w, k, ?::timestamptz
                from fresh join room on account_id = a and what = w and window_start = s
                where used + place <= g
                order by a, w, k
                on conflict do nothing
                returning account_id, what, key
            ), counted as (
                update usage u set used = u.used + t.many
                from (select account_id, what, count(*) as many from taken group by 1, 2) t, room r
                where u.account_id = t.account_id and u.what = t.what
                    and r.account_id = u.account_id and r.what = u.what and r.window_start = u.window_start
            )
            select account_id, what, key from taken
            union
            select a, w, k from wish join spent on account_id = a and what = w and key = k
            """;

    private static final String RAN_OUT = """
            update usage set ran_out = true
            where account_id = ? and what = ? and window_start = ? and not ran_out
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Spent(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts without any limit. */
    void add(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var add = connection.prepareStatement(ADD)) {
                add.setObject(1, Timestamp.from(clock.instant()));
                add.setArray(2, uuids(connection, wishes));
                add.setArray(3, array(connection, "smallint", wishes, wish -> (short) wish.limit().ordinal()));
                add.setArray(4, array(connection, "text", wishes, Wish::key));
                return add.executeUpdate();
            }
        });
    }

    /** Counts what there is room for; says for each wish, in the same order, whether it counts. Needs a transaction. */
    List<Boolean> take(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        Set<Name> granted = jdbc.execute((ConnectionCallback<Set<Name>>) connection -> {
            openWindows(connection, wishes);
            return take(connection, wishes);
        });
        var answers = new ArrayList<Boolean>(wishes.size());
        for (var wish : wishes) {
            answers.add(granted != null && granted.contains(wish.name()));
        }
        return answers;
    }

    /** Remembers that somebody met the limit in this window, so that its end is announced. */
    void ranOut(Wish wish) {
        jdbc.update(RAN_OUT, wish.account().value(), wish.limit().ordinal(), Timestamp.from(window(wish).start()));
    }

    private static void openWindows(Connection connection, List<Wish> wishes) throws SQLException {
        try (var open = connection.prepareStatement(OPEN_WINDOWS)) {
            open.setArray(1, uuids(connection, wishes));
            open.setArray(2, array(connection, "smallint", wishes, wish -> (short) wish.limit().ordinal()));
            open.setArray(3, array(connection, "timestamptz", wishes, wish -> Timestamp.from(window(wish).start())));
            open.setArray(4, array(connection, "timestamptz", wishes, wish -> Timestamp.from(window(wish).end())));
            open.executeUpdate();
        }
    }

    private Set<Name> take(Connection connection, List<Wish> wishes) throws SQLException {
        var granted = new HashSet<Name>();
        try (var take = connection.prepareStatement(TAKE)) {
            take.setArray(1, uuids(connection, wishes));
            take.setArray(2, array(connection, "smallint", wishes, wish -> (short) wish.limit().ordinal()));
            take.setArray(3, array(connection, "text", wishes, Wish::key));
            take.setArray(4, array(connection, "timestamptz", wishes, wish -> Timestamp.from(window(wish).start())));
            take.setArray(5, array(connection, "bigint", wishes, Wish::granted));
            take.setObject(6, Timestamp.from(clock.instant()));
            try (var rows = take.executeQuery()) {
                while (rows.next()) {
                    granted.add(new Name(rows.getObject(1, UUID.class), rows.getInt(2), rows.getString(3)));
                }
            }
        }
        return granted;
    }

    /** How much stands in the window of a limited plan. */
    long sum(AccountId account, Limit limit, Instant windowStart) {
        return jdbc.query(
                        "select used from usage where account_id = ? and what = ? and window_start = ?",
                        (row, n) -> row.getLong(1),
                        account.value(),
                        limit.ordinal(),
                        Timestamp.from(windowStart))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** How many keys were added since then, for plans without a limit. */
    long since(AccountId account, Limit limit, Instant start) {
        var count = jdbc.queryForObject(
                "select count(*) from spent where account_id = ? and what = ? and at >= ?",
                Long.class,
                account.value(),
                limit.ordinal(),
                Timestamp.from(start));
        return count == null ? 0 : count;
    }

    /** The accounts whose used-up window has ended; each is named once. */
    List<AccountId> refilled(Instant now) {
        return jdbc.query(
                        "update usage set ran_out = false where ran_out and window_end <= ? returning account_id",
                        (row, n) -> new AccountId(row.getObject(1, UUID.class)),
                        Timestamp.from(now))
                .stream()
                .distinct()
                .toList();
    }

    /** Forgets keys and sums that no window and no repetition can ask for any more. */
    void forget(Instant before) {
        jdbc.update("delete from spent where at < ?", Timestamp.from(before));
        jdbc.update("delete from usage where window_end < ? and not ran_out", Timestamp.from(before));
    }

    void purge(AccountId account) {
        jdbc.update("delete from spent where account_id = ?", account.value());
        jdbc.update("delete from usage where account_id = ?", account.value());
    }

    private static Window window(Wish wish) {
        if (wish.window() == null) {
            throw new IllegalArgumentException("A limited wish needs a window");
        }
        return wish.window();
    }

    private static Array uuids(Connection connection, List<Wish> wishes) throws SQLException {
        return array(connection, "uuid", wishes, wish -> wish.account().value());
    }

    private static Array array(
            Connection connection, String type, List<Wish> wishes, Function<Wish, @Nullable Object> each)
            throws SQLException {
        return connection.createArrayOf(type, wishes.stream().map(each).toArray());
    }
}
