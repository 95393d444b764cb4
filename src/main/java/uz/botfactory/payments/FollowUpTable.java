package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.LateWrites;

/** Money that moved and of which the others are still to be told. */
@Component
class FollowUpTable {

    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final Clock clock;

    FollowUpTable(JdbcClient jdbc, LateWrites writes, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.clock = clock;
    }

    /** @param key names the return of money; empty: the payment */
    record Due(AccountId account, long attempt, String key, String order) {}

    /** In the transaction that books the money. */
    void want(AccountId account, long attempt, String key, String order) {
        writes.sql("""
                        insert into follow_up (account_id, attempt_id, key, order_id, due_at)
                        values (:account, :attempt, :key, :order, :now) on conflict do nothing
                        """)
                .param("account", account.value())
                .param("attempt", attempt)
                .param("key", key)
                .param("order", order)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes some that are due; they are due again if the transaction fails. */
    List<Due> take(int limit) {
        return jdbc.sql("""
                        delete from follow_up where (account_id, attempt_id, key) in (
                            select account_id, attempt_id, key from follow_up where due_at <= :now
                            order by due_at limit :limit for update skip locked)
                        returning account_id, attempt_id, key, order_id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Due(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getLong("attempt_id"),
                        row.getString("key"),
                        row.getString("order_id")))
                .list();
    }

    /** Lets the others go first. */
    void postpone(Due one) {
        jdbc.sql("""
                        update follow_up set due_at = :later
                        where account_id = :account and attempt_id = :attempt and key = :key
                        """)
                .param("later", Timestamp.from(clock.instant().plus(PAUSE)))
                .param("account", one.account().value())
                .param("attempt", one.attempt())
                .param("key", one.key())
                .update();
    }
}
