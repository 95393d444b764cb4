package uz.botfactory.payments.stripe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;

/** The subscriptions that Stripe collects for, as we last heard of them. */
@Component
class StripeSubscriptionTable {

    private final JdbcClient jdbc;

    StripeSubscriptionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StripeSubscription> find(String id) {
        return jdbc.sql("select * from stripe_subscription where id = :id")
                .param("id", id)
                .query((row, n) -> subscription(row))
                .optional();
    }

    /** The latest one of the order. */
    Optional<StripeSubscription> ofOrder(String order) {
        return jdbc.sql("select * from stripe_subscription where order_id = :order order by asked_at desc, id desc limit 1")
                .param("order", order)
                .query((row, n) -> subscription(row))
                .optional();
    }

    /** Who the account is at Stripe. */
    Optional<String> customer(AccountId account) {
        return jdbc.sql("select customer from stripe_subscription where account_id = :account order by asked_at desc, id desc limit 1")
                .param("account", account.value())
                .query(String.class)
                .optional();
    }

    /** Keeps the younger knowledge. */
    void put(StripeSubscription one) {
        jdbc.sql("""
                        insert into stripe_subscription
                            (account_id, id, order_id, customer, status, ends_with_period, period_end, asked_at)
                        values (:account, :id, :order, :customer, :status, :ends, :end, :asked)
                        on conflict (id) do update set customer = excluded.customer, status = excluded.status,
                            ends_with_period = excluded.ends_with_period, period_end = excluded.period_end,
                            asked_at = excluded.asked_at
                        where stripe_subscription.asked_at <= excluded.asked_at
                        """)
                .param("account", one.account().value())
                .param("id", one.id())
                .param("order", one.order())
                .param("customer", one.customer())
                .param("status", one.status())
                .param("ends", one.endsWithPeriod())
                .param("end", one.periodEnd() == null ? null : Timestamp.from(one.periodEnd()))
                .param("asked", Timestamp.from(one.askedAt()))
                .update();
    }

    /** Whether one of the order's will be collected for again as things stand. */
    boolean goesOn(String order) {
        return jdbc.sql("""
                        select exists (select from stripe_subscription
                        where order_id = :order and status not in ('canceled', 'incomplete_expired')
                            and not ends_with_period and end_wanted_at is null)
                        """)
                .param("order", order)
                .query(Boolean.class)
                .single();
    }

    /** Those of the account that Stripe may still collect for. */
    List<StripeSubscription> running(AccountId account) {
        return jdbc.sql("""
                        select * from stripe_subscription
                        where account_id = :account and status not in ('canceled', 'incomplete_expired')
                        """)
                .param("account", account.value())
                .query((row, n) -> subscription(row))
                .list();
    }

    /** When an order, through whatever company, was placed. */
    Optional<Instant> orderedAt(String order) {
        return jdbc.sql("select created_at from orders where id = :order")
                .param("order", order)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void wantEnd(StripeSubscription one, Instant now) {
        jdbc.sql("update stripe_subscription set end_wanted_at = coalesce(end_wanted_at, :now) where account_id = :account and id = :id")
                .param("now", Timestamp.from(now))
                .param("account", one.account().value())
                .param("id", one.id())
                .update();
    }

    List<StripeSubscription> toEnd() {
        return jdbc.sql("""
                        select * from stripe_subscription
                        where end_wanted_at is not null and status not in ('canceled', 'incomplete_expired')
                        order by end_wanted_at limit 100
                        """)
                .query((row, n) -> subscription(row))
                .list();
    }

    /** Those whose next period is about to begin, or began and was not told to be paid. */
    List<StripeSubscription> renewingBy(Instant from, Instant to) {
        return jdbc.sql("""
                        select * from stripe_subscription
                        where period_end >= :from and period_end < :to and status = 'active'
                            and not ends_with_period and end_wanted_at is null
                        """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, n) -> subscription(row))
                .list();
    }

    /** Those whose period is over without word of the next one. */
    List<StripeSubscription> silent(Instant endedBefore, Instant askedBefore) {
        return jdbc.sql("""
                        select * from stripe_subscription
                        where period_end < :ended and asked_at < :asked and status not in ('canceled', 'incomplete_expired')
                        order by asked_at limit 100
                        """)
                .param("ended", Timestamp.from(endedBefore))
                .param("asked", Timestamp.from(askedBefore))
                .query((row, n) -> subscription(row))
                .list();
    }

    private static StripeSubscription subscription(ResultSet row) throws SQLException {
        return new StripeSubscription(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("id"),
                row.getString("order_id"),
                row.getString("customer"),
                row.getString("status"),
                row.getBoolean("ends_with_period"),
                instant(row.getTimestamp("period_end")),
                row.getTimestamp("asked_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
