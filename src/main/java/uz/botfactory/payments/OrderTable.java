package uz.botfactory.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.support.Ids;
import uz.botfactory.support.LateWrites;

/** Orders as rows, and the history of each. */
@Component
class OrderTable {

    /** An order whose time is over is expired for every reader, unless a payment that holds it is under way. */
    private static final String SELECT = """
            select o.*, o.status = 'pending' and o.expires_at <= :now and not exists (
                select from payment_attempt a
                where a.order_id = o.id and a.state = 'CREATED' and a.holds_until > :now) as is_over
            from orders o
            """;

    private static final String WRITE = """
            insert into order_entry (account_id, id, order_id, at, status, amount, currency, by_whom)
            values (:account, :entry, :id, :now, :status, :amount, :currency, :by)
            """;

    private static final String FOLLOW_UP = """
            , told as (insert into follow_up (account_id, attempt_id, key, order_id, due_at)
                values (:account, :attempt, '', :id, :now) on conflict do nothing)
            """;

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final PlanTime plans;
    private final Clock clock;

    OrderTable(JdbcClient jdbc, LateWrites writes, PlanTime plans, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.plans = plans;
        this.clock = clock;
    }

    void insert(Order order, @Nullable Instant askAt) {
        jdbc.sql("""
                        insert into orders (account_id, id, plan, plan_version, period, provider, amount, list_price, currency,
                            coupon, renewing, status, created_at, expires_at, ask_at)
                        values (:account, :id, :plan, :version, :period, :provider, :amount, :list, :currency,
                            :coupon, :renewing, :status, :created, :expires, :ask)
                        """)
                .param("account", order.account().value())
                .param("id", order.id())
                .param("plan", order.plan().code())
                .param("version", order.plan().version())
                .param("period", order.period().code())
                .param("provider", order.provider())
                .param("amount", order.amount().minor())
                .param("list", order.listPrice().minor())
                .param("currency", order.amount().currency())
                .param("coupon", order.coupon())
                .param("renewing", order.renewing())
                .param("status", order.status().code())
                .param("created", Timestamp.from(order.createdAt()))
                .param("expires", stamp(order.expiresAt()))
                .param("ask", stamp(askAt))
                .update();
    }

    Optional<Order> find(AccountId account, String id) {
        return one(query(SELECT + "where o.account_id = :account and o.id = :id")
                .param("account", account.value())
                .param("id", id));
    }

    Optional<Order> find(String id) {
        return one(query(SELECT + "where o.id = :id").param("id", id));
    }

    /** A row that was read while it was locked: whether something holds an order whose time is over can only be seen then. */
    Optional<Order> asOfNow(Optional<Order> locked) {
        return locked.flatMap(order -> mayBeOver(order) ? find(order.id()) : complete(List.of(order)).stream().findFirst());
    }

    private boolean mayBeOver(Order order) {
        return order.status() == OrderStatus.PENDING
                && order.expiresAt() != null
                && !order.expiresAt().isAfter(clock.instant());
    }

    List<Order> of(AccountId account) {
        return all(query(SELECT + "where o.account_id = :account order by o.created_at desc, o.id")
                .param("account", account.value()));
    }

    /** Open orders whose payment company made no page for them. */
    List<Order> withoutPage(AccountId account) {
        return all(query(SELECT + """
                        where o.account_id = :account and o.status = 'pending' and o.redirect_url is null and o.provider <> 'manual'
                            and not exists (select from payment_attempt a where a.order_id = o.id)
                        order by o.created_at desc limit 20
                        """)
                .param("account", account.value()));
    }

    /** Those whose first money came then or later and was not all given back, newest first. */
    List<Order> paidSince(AccountId account, Instant since) {
        return all(query(SELECT + """
                        where o.account_id = :account and o.status in ('paid', 'past_due', 'partially_refunded')
                            and (select min(a.paid_at) from payment_attempt a where a.order_id = o.id and not a.surplus) >= :since
                        order by o.created_at desc, o.id
                        """)
                .param("account", account.value())
                .param("since", Timestamp.from(since)));
    }

    /** Newest first, those older than the named one; of everybody when no account is named, for staff. */
    List<Order> page(@Nullable AccountId account, @Nullable String below, int limit) {
        return all(query(SELECT + """
                where (cast(:account as uuid) is null or o.account_id = :account)
                  and (cast(:below as text) is null or (o.created_at, o.id) < (
                      select b.created_at, b.id from orders b where b.id = :below))
                order by o.created_at desc, o.id desc limit :limit
                """)
                .param("account", account == null ? null : account.value())
                .param("below", below)
                .param("limit", limit));
    }

    /** Below that moment, newest first; empty or null wishes mean all; for staff. */
    List<Order> search(String status, String provider, @Nullable AccountId account, Instant below, int limit) {
        return all(query(SELECT + """
                where o.created_at < :below and (:status = '' or o.status = :status) and (:provider = '' or o.provider = :provider)
                  and (cast(:account as uuid) is null or o.account_id = :account)
                order by o.created_at desc, o.id limit :limit
                """)
                .param("below", Timestamp.from(below))
                .param("status", status)
                .param("provider", provider)
                .param("account", account == null ? null : account.value())
                .param("limit", limit));
    }

    /** Those whose time is over though nobody wrote it down yet. */
    List<String> over(int limit) {
        return query("select id from orders where status = 'pending' and expires_at <= :now order by expires_at limit :limit")
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** What stands in its row, whatever the clock says. */
    boolean isPending(Order order) {
        return jdbc.sql("select status = 'pending' from orders where account_id = :account and id = :id")
                .param("account", order.account().value())
                .param("id", order.id())
                .query(Boolean.class)
                .single();
    }

    /** Changes its status and adds a line to its history. */
    void move(Order order, OrderStatus status, String by) {
        change(order, "status = :status", "", status, by).update();
    }

    /** The same for money that was booked for it. Who else is to know hears it a moment later. */
    void paid(Order order, Attempt attempt, @Nullable Instant askAt, String by) {
        change(order, "status = :status, credits = credits + 1, ask_at = :ask", FOLLOW_UP, OrderStatus.PAID, by)
                .param("attempt", attempt.id())
                .param("ask", stamp(askAt), Types.TIMESTAMP)
                .update();
    }

    /** Money came for it that it does not need: its company is asked about that as well. */
    void askLater(Order order, @Nullable Instant askAt) {
        writes.sql("update orders set ask_at = coalesce(ask_at, :ask) where account_id = :account and id = :id")
                .param("ask", stamp(askAt), Types.TIMESTAMP)
                .param("account", order.account().value())
                .param("id", order.id())
                .update();
    }

    private LateWrites.Write change(Order order, String set, String besides, OrderStatus status, String by) {
        return writes.sql("with moved as (update orders set " + set + " where account_id = :account and id = :id) " + besides + WRITE)
                .param("account", order.account().value())
                .param("id", order.id())
                .param("entry", Ids.next())
                .param("now", Timestamp.from(clock.instant()))
                .param("status", status.code())
                .param("amount", order.amount().minor())
                .param("currency", order.amount().currency())
                .param("by", by);
    }

    /** Adds a line to the order's history. */
    void write(Order order, String status, Money amount, String by) {
        writes.sql(WRITE)
                .param("account", order.account().value())
                .param("id", order.id())
                .param("entry", Ids.next())
                .param("now", Timestamp.from(clock.instant()))
                .param("status", status)
                .param("amount", amount.minor())
                .param("currency", amount.currency())
                .param("by", by)
                .update();
    }

    private Optional<Order> one(JdbcClient.StatementSpec query) {
        return all(query).stream().findFirst();
    }

    /** Until when they gave time is asked after the rows are read: two questions at once would need two connections. */
    private List<Order> all(JdbcClient.StatementSpec query) {
        return complete(query.query((row, n) -> order(row)).list());
    }

    private List<Order> complete(List<Order> rows) {
        var ends = new HashMap<AccountId, Map<String, Instant>>();
        return rows.stream()
                .map(order -> order.credits() == 0
                        ? order
                        : order.until(ends.computeIfAbsent(order.account(), plans::ends).get(order.id())))
                .toList();
    }

    private JdbcClient.StatementSpec query(String sql) {
        return jdbc.sql(sql).param("now", Timestamp.from(clock.instant()));
    }

    /** Lacks until when it gave time. */
    Order order(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Order(
                row.getString("id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                plans.plan(row.getString("plan"), row.getInt("plan_version")),
                Period.of(row.getString("period")).orElseThrow(),
                row.getString("provider"),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("list_price"), currency),
                row.getString("coupon"),
                row.getBoolean("renewing"),
                row.getBoolean("is_over") ? OrderStatus.EXPIRED : OrderStatus.of(row.getString("status")),
                row.getInt("credits"),
                null,
                row.getTimestamp("created_at").toInstant(),
                instant(row, "expires_at"));
    }

    static @Nullable Timestamp stamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
