package uz.botfactory.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.LateWrites;

/** Attempts to collect as rows. */
@Component
class AttemptTable {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private static final int NUMBERS_AT_A_TIME = 50;

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final JsonMapper json;
    private final Clock clock;
    private final Queue<Long> numbers = new ConcurrentLinkedQueue<>();

    AttemptTable(JdbcClient jdbc, LateWrites writes, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.json = json;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A new one, stored at the latest with the commit; the database refuses a second live hold and a second external id. */
    Attempt open(
            Order order,
            String externalId,
            Money amount,
            Instant companyTime,
            @Nullable Instant holdsUntil,
            boolean recurring,
            Map<String, String> details) {
        var attempt = new Attempt(
                number(), order.account(), order.id(), order.provider(), externalId, Attempt.State.CREATED, amount,
                new Money(0, amount.currency()), companyTime.truncatedTo(ChronoUnit.MILLIS), now(), null, null, null,
                holdsUntil == null ? null : holdsUntil.truncatedTo(ChronoUnit.MILLIS), recurring, false, Map.copyOf(details));
        writes.sql("""
                        insert into payment_attempt (account_id, id, order_id, provider, external_id, state, amount, currency,
                            company_time, created_at, holds_until, recurring, details)
                        values (:account, :id, :order, :provider, :external, 'CREATED', :amount, :currency,
                            :time, :now, :holds, :recurring, :details::jsonb)
                        """)
                .param("account", attempt.account().value())
                .param("id", attempt.id())
                .param("order", attempt.order())
                .param("provider", attempt.provider())
                .param("external", attempt.externalId())
                .param("amount", amount.minor())
                .param("currency", amount.currency())
                .param("time", Timestamp.from(attempt.companyTime()))
                .param("now", Timestamp.from(attempt.createdAt()))
                .param("holds", OrderTable.stamp(attempt.holdsUntil()), Types.TIMESTAMP)
                .param("recurring", recurring)
                .param("details", json.writeValueAsString(details))
                .update();
        return attempt;
    }

    /** Numbers are told to the company before the row is stored, so they are drawn beforehand, many at a time. */
    private long number() {
        var drawn = numbers.poll();
        if (drawn != null) {
            return drawn;
        }
        var more = jdbc.sql("select nextval('payment_attempt_number') from generate_series(1, :many)")
                .param("many", NUMBERS_AT_A_TIME)
                .query(Long.class)
                .list();
        numbers.addAll(more.subList(1, more.size()));
        return more.getFirst();
    }

    Optional<Attempt> find(String provider, String externalId) {
        return jdbc.sql("select * from payment_attempt where provider = :provider and external_id = :external")
                .param("provider", provider)
                .param("external", externalId)
                .query((row, n) -> attempt(row))
                .optional();
    }

    Attempt get(Attempt attempt) {
        return jdbc.sql("select * from payment_attempt where account_id = :account and id = :id")
                .param("account", attempt.account().value())
                .param("id", attempt.id())
                .query((row, n) -> attempt(row))
                .single();
    }

    List<Attempt> of(String order) {
        return jdbc.sql("select * from payment_attempt where order_id = :order order by created_at, id")
                .param("order", order)
                .query((row, n) -> attempt(row))
                .list();
    }

    List<Attempt> between(String provider, Instant from, Instant to) {
        return jdbc.sql("""
                        select * from payment_attempt where provider = :provider and company_time between :from and :to
                        order by company_time, id
                        """)
                .param("provider", provider)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, n) -> attempt(row))
                .list();
    }

    /** Those whose hold is over though they still count as live. */
    List<Attempt> overdue(int limit) {
        return jdbc.sql("select * from payment_attempt where state = 'CREATED' and holds_until <= :now limit :limit")
                .param("now", Timestamp.from(now()))
                .param("limit", limit)
                .query((row, n) -> attempt(row))
                .list();
    }

    Attempt paid(Attempt attempt, boolean surplus) {
        return change(attempt, "state = 'PAID', paid_at = :now, surplus = :surplus", Map.of("now", stamp(), "surplus", surplus));
    }

    /** The same; empty when it, or its order, is not any more what the caller knows. */
    Optional<Attempt> paid(Order order, Attempt attempt, boolean surplus) {
        var now = now();
        int written = jdbc.sql("""
                        update payment_attempt a set state = 'PAID', paid_at = :now, surplus = :surplus
                        from orders o
                        where a.account_id = :account and a.id = :id and a.state = 'CREATED'
                            and o.account_id = :account and o.id = :order and o.status = :status and o.credits = :credits
                        """)
                .param("now", Timestamp.from(now))
                .param("surplus", surplus)
                .param("account", attempt.account().value())
                .param("id", attempt.id())
                .param("order", order.id())
                .param("status", order.status().code())
                .param("credits", order.credits())
                .update();
        return written == 0 ? Optional.empty() : Optional.of(attempt.paid(now, surplus));
    }

    Attempt cancelled(Attempt attempt, @Nullable Integer reason) {
        return ended(attempt, "state = 'CANCELLED'", reason);
    }

    /** All of it went back. */
    Attempt reversed(Attempt attempt, @Nullable Integer reason) {
        return ended(attempt, "state = 'REVERSED', returned = amount", reason);
    }

    /** A part of it went back. */
    Attempt returned(Attempt attempt, Money more) {
        return change(attempt, "returned = returned + :more", Map.of("more", more.minor()));
    }

    Attempt details(Attempt attempt, Map<String, String> more) {
        return change(attempt, "details = details || :more::jsonb", Map.of("more", json.writeValueAsString(more)));
    }

    private Attempt ended(Attempt attempt, String set, @Nullable Integer reason) {
        return reason == null
                ? change(attempt, set + ", cancelled_at = :now", Map.of("now", stamp()))
                : change(attempt, set + ", cancelled_at = :now, reason = :reason", Map.of("now", stamp(), "reason", reason));
    }

    private Timestamp stamp() {
        return Timestamp.from(now());
    }

    private Attempt change(Attempt attempt, String set, Map<String, ?> values) {
        return jdbc.sql("update payment_attempt set " + set + " where account_id = :account and id = :id returning *")
                .params(values)
                .param("account", attempt.account().value())
                .param("id", attempt.id())
                .query((row, n) -> attempt(row))
                .single();
    }

    Attempt attempt(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Attempt(
                row.getLong("id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("order_id"),
                row.getString("provider"),
                row.getString("external_id"),
                Attempt.State.valueOf(row.getString("state")),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("returned"), currency),
                row.getTimestamp("company_time").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                OrderTable.instant(row, "paid_at"),
                OrderTable.instant(row, "cancelled_at"),
                row.getObject("reason", Integer.class),
                OrderTable.instant(row, "holds_until"),
                row.getBoolean("recurring"),
                row.getBoolean("surplus"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
