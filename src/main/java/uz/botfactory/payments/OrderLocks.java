package uz.botfactory.payments;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Locks an order and reads its attempts. Two statements, so that the second sees what was committed while the first waited
 * for the lock; one journey to the database, since a payment company waits.
 */
@Component
class OrderLocks {

    private static final String BY_ID = """
            select o.*, false as is_over from orders o where o.id = ? for update;
            select * from payment_attempt where order_id = ?
            union all select * from payment_attempt where external_id = ? and provider = ? and order_id <> ?
            order by created_at, id
            """;

    private static final String BY_ATTEMPT = """
            select o.*, false as is_over from orders o where o.provider = ? and o.id = (
                select a.order_id from payment_attempt a where a.external_id = ? and a.provider = ?)
            for update of o;
            select * from payment_attempt where external_id = ? and provider = ?
            """;

    private final JdbcTemplate jdbc;
    private final OrderTable orders;
    private final AttemptTable attempts;

    OrderLocks(JdbcTemplate jdbc, OrderTable orders, AttemptTable attempts) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.attempts = attempts;
    }

    /** @param externalId of an attempt that is wanted as well */
    Optional<Till.Held> lock(String order, String provider, @Nullable String externalId) {
        return held(BY_ID, order, order, externalId == null ? "" : externalId, provider, order);
    }

    /** The order that the attempt tries to pay, and that attempt. */
    Optional<Till.Held> lockByAttempt(String provider, String externalId) {
        return held(BY_ATTEMPT, provider, externalId, provider, externalId, provider);
    }

    private Optional<Till.Held> held(String sql, String... values) {
        var tries = new ArrayList<Attempt>();
        var found = jdbc.execute(sql, (PreparedStatement statement) -> {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
            var rows = rows(statement, (row, n) -> orders.order(row));
            statement.getMoreResults();
            tries.addAll(rows(statement, (row, n) -> attempts.attempt(row)));
            return rows;
        });
        return orders.asOfNow(found.stream().findFirst()).map(order -> new Till.Held(order, tries));
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        var all = new ArrayList<T>();
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                all.add(mapper.mapRow(rows, all.size()));
            }
        }
        return all;
    }
}
