package uz.botfactory.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.Money;

/** Refunds as rows. */
@Component
class RefundTable {

    private static final Duration FIRST_GAP = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 8;

    private final JdbcClient jdbc;
    private final Clock clock;

    RefundTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Refund refund) {
        jdbc.sql("""
                        insert into refund (account_id, id, order_id, attempt_id, key, amount, currency, in_all, state, note,
                            by_whom, created_at, try_at)
                        values (:account, :id, :order, :attempt, :key, :amount, :currency, :all, :state, :note,
                            :by, :now, :now::timestamptz + interval '1 minute')
                        """)
                .param("account", refund.account().value())
                .param("id", refund.id())
                .param("order", refund.order())
                .param("attempt", refund.attempt())
                .param("key", refund.key())
                .param("amount", refund.amount().minor())
                .param("currency", refund.amount().currency())
                .param("all", refund.inAll().minor())
                .param("state", refund.state())
                .param("note", refund.note())
                .param("by", refund.by())
                .param("now", Timestamp.from(refund.createdAt()))
                .update();
    }

    Optional<Refund> find(String order, String key) {
        return jdbc.sql("select * from refund where order_id = :order and key = :key")
                .param("order", order)
                .param("key", key)
                .query((row, n) -> refund(row))
                .optional();
    }

    Optional<Refund> find(String order, UUID id) {
        return jdbc.sql("select * from refund where order_id = :order and id = :id")
                .param("order", order)
                .param("id", id)
                .query((row, n) -> refund(row))
                .optional();
    }

    List<Refund> of(String order) {
        return jdbc.sql("select * from refund where order_id = :order order by created_at, id")
                .param("order", order)
                .query((row, n) -> refund(row))
                .list();
    }

    /** Those that staff must carry out in a company's cabinet. */
    List<Refund> toDo() {
        return jdbc.sql("select * from refund where state = 'to_do' order by created_at, id")
                .query((row, n) -> refund(row))
                .list();
    }

    /** Those that a company said no to, newest first. */
    List<Refund> refused(int limit) {
        return jdbc.sql("select * from refund where state = 'refused' order by created_at desc, id limit :limit")
                .param("limit", limit)
                .query((row, n) -> refund(row))
                .list();
    }

    boolean underWay(Attempt attempt) {
        return jdbc.sql("select count(*) from refund where attempt_id = :attempt and state in ('asked', 'to_do')")
                        .param("attempt", attempt.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Those that wait for their company; each is handed out once until its next try. */
    List<Refund> takeDue(int limit) {
        return jdbc.sql("""
                        update refund set tries = tries + 1,
                            try_at = :now::timestamptz + :gap * (1 << least(tries, :doublings)) * interval '1 second'
                        where state = 'asked' and (account_id, id) in (
                            select account_id, id from refund where state = 'asked' and try_at <= :now
                            order by try_at limit :limit for update skip locked)
                        returning *
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("gap", FIRST_GAP.toSeconds())
                .param("doublings", DOUBLINGS)
                .param("limit", limit)
                .query((row, n) -> refund(row))
                .list();
    }

    /** @param why key of the sentence for staff */
    void refused(Refund refund, String why) {
        jdbc.sql("""
                        update refund set state = 'refused', done_at = :now, refusal = :why
                        where account_id = :account and id = :id and state = 'asked'
                        """)
                .param("why", why)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", refund.account().value())
                .param("id", refund.id())
                .update();
    }

    /** Staff ended it. */
    void settled(Refund refund, String state, String note, UserId by) {
        jdbc.sql("""
                        update refund set state = :state, done_at = :now, settled_note = :note, settled_by = :by, settled_at = :now
                        where account_id = :account and id = :id
                        """)
                .param("state", state)
                .param("note", note)
                .param("by", by.toString())
                .param("now", Timestamp.from(clock.instant()))
                .param("account", refund.account().value())
                .param("id", refund.id())
                .update();
    }

    /** The company tells that so much went back: what it refused before was carried out after all. */
    void carriedOutAfterAll(Attempt attempt, Money amount, String toldAs) {
        jdbc.sql("""
                        update refund set state = 'done', done_at = :now, told_as = :told where attempt_id = :attempt and id = (
                            select id from refund where attempt_id = :attempt and state = 'refused' and amount = :amount
                            order by created_at desc, id limit 1)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("told", toldAs)
                .param("attempt", attempt.id())
                .param("amount", amount.minor())
                .update();
    }

    /** So much went back of the attempt: the refunds that wanted it are done. */
    void done(Attempt attempt, String toldAs) {
        jdbc.sql("""
                        update refund set state = 'done', done_at = :now, told_as = case when :told = 'refund-' || id then null else :told end
                        where attempt_id = :attempt and state in ('asked', 'to_do') and in_all <= :returned
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("told", toldAs)
                .param("attempt", attempt.id())
                .param("returned", attempt.returned().minor())
                .update();
    }

    /** The company tells under a name of its own of a refund that was booked when it agreed. Whether there is one. */
    boolean recognise(Attempt attempt, Money amount, String toldAs) {
        return jdbc.sql("""
                        update refund set told_as = :told where attempt_id = :attempt and id = (
                            select id from refund where attempt_id = :attempt and state = 'done' and :told <> 'refund-' || id
                                and (told_as = :told or told_as is null and amount = :amount)
                            order by told_as nulls last, created_at limit 1)
                        """)
                        .param("told", toldAs)
                        .param("attempt", attempt.id())
                        .param("amount", amount.minor())
                        .update()
                == 1;
    }

    private static Refund refund(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Refund(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("order_id"),
                row.getLong("attempt_id"),
                row.getString("key"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("in_all"), currency),
                row.getString("state"),
                row.getString("note"),
                row.getString("by_whom"),
                row.getTimestamp("created_at").toInstant(),
                OrderTable.instant(row, "done_at"),
                row.getString("refusal"),
                settled(row));
    }

    private static Refund.@Nullable Settled settled(ResultSet row) throws SQLException {
        var at = OrderTable.instant(row, "settled_at");
        return at == null
                ? null
                : new Refund.Settled(row.getString("settled_note"), row.getString("settled_by"), at);
    }
}
