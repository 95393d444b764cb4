package uz.botfactory.payments;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Orders from their first moment to their settlement. Settling twice changes nothing. */
@Component
class Orders {

    private static final Duration WAITS = Duration.ofDays(30);
    private static final Set<String> CURRENCIES = Set.of("UZS", "USD");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Clock clock;

    Orders(JdbcClient jdbc, Plans plans, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.clock = clock;
    }

    /** A new order at the catalogue's price; only ways to pay that are on offer are accepted. */
    @Transactional
    Order create(AccountId account, NewOrder wish) {
        if (!Order.MANUAL.equals(wish.provider())) {
            throw Problem.of(422, "provider_not_offered", "payments.problem.provider").at("provider");
        }
        if (wish.renewal() != null && !wish.renewal().equals("once")) {
            throw Problem.of(422, "renewal_not_offered", "payments.problem.renewal").at("renewal");
        }
        if (wish.coupon() != null && !wish.coupon().isBlank()) {
            throw Problem.of(422, "coupon_unknown", "payments.problem.coupon").at("coupon");
        }
        var plan = sold(wish.plan());
        var period = period(wish.period());
        var price = plan.price(period, currency(wish.currency()));
        return insert(account, plan.code(), period, price);
    }

    Order get(AccountId account, String id) {
        return find(account, id).orElseThrow(Problem::notFound);
    }

    /** Gives an order up that nobody paid; doing it again changes nothing. */
    @Transactional
    Order cancel(AccountId account, String id) {
        var order = locked(account, id);
        if (order.isPending()) {
            move(order, Order.CANCELLED, order.amount(), account.toString());
        } else if (!order.status().equals(Order.CANCELLED)) {
            throw Problem.of(409, "order_settled", "payments.problem.orderSettled");
        }
        return get(account, id);
    }

    /** Books the money and turns it into plan time, once. */
    @Transactional
    Order settle(AccountId account, String id, Money received, String by) {
        var order = locked(account, id);
        if (order.status().equals(Order.PAID)) {
            return order;
        }
        if (!order.isPending()) {
            throw Problem.of(409, "order_closed", "payments.problem.orderClosed");
        }
        move(order, Order.PAID, received, by);
        plans.purchase(account, sold(order.plan()), order.period(), received, "order " + id);
        jdbc.sql("update orders set credits = credits + 1, paid_until = :until where account_id = :account and id = :id")
                .param("until", Timestamp.from(plans.paidUntil(account)))
                .param("account", account.value())
                .param("id", id)
                .update();
        return get(account, id);
    }

    /** An order for money that came by another way, settled at once. */
    @Transactional
    Order settled(AccountId account, String planCode, Period period, Money received, String by) {
        var order = insert(account, sold(planCode).code(), period, received);
        return settle(account, order.id(), received, by);
    }

    List<Order> of(AccountId account) {
        return jdbc.sql("select * from orders where account_id = :account order by created_at desc, id")
                .param("account", account.value())
                .query((row, n) -> order(row))
                .list();
    }

    /** Newest first; for staff. */
    List<Order> latest(int limit) {
        return jdbc.sql("select * from orders order by created_at desc, id limit :limit")
                .param("limit", limit)
                .query((row, n) -> order(row))
                .list();
    }

    /** Whose order it is; for staff. */
    AccountId accountOf(String id) {
        return jdbc.sql("select account_id from orders where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(AccountId::new)
                .orElseThrow(Problem::notFound);
    }

    /** Closes what nobody paid for long enough. */
    @Transactional
    void expire() {
        jdbc.sql("select * from orders where status = 'pending' and created_at < :before for update skip locked")
                .param("before", Timestamp.from(clock.instant().minus(WAITS)))
                .query((row, n) -> order(row))
                .list()
                .forEach(order -> move(order, Order.EXPIRED, order.amount(), "time"));
    }

    Plan sold(@Nullable String code) {
        var plan = plans.plan(code == null ? "" : code)
                .orElseThrow(() -> Problem.of(422, "unknown_plan", "plans.problem.unknownPlan").at("plan"));
        if (plan.isTrial()) {
            throw Problem.of(422, "plan_not_sold", "payments.problem.planNotSold").at("plan");
        }
        return plan;
    }

    static Period period(@Nullable String code) {
        return Period.of(code == null ? "" : code)
                .orElseThrow(() -> Problem.of(422, "unknown_period", "plans.problem.unknownPeriod").at("period"));
    }

    static String currency(@Nullable String code) {
        var currency = code == null || code.isBlank() ? "UZS" : code;
        if (!CURRENCIES.contains(currency)) {
            throw Problem.of(422, "currency_not_offered", "payments.problem.currency").at("currency");
        }
        return currency;
    }

    private Order insert(AccountId account, String plan, Period period, Money price) {
        var order = new Order(
                freshId(), account, plan, period, Order.MANUAL, price, Order.PENDING, 0, null, now());
        jdbc.sql("""
                        insert into orders (account_id, id, plan, period, provider, amount, currency, status, created_at)
                        values (:account, :id, :plan, :period, :provider, :amount, :currency, :status, :now)
                        """)
                .param("account", account.value())
                .param("id", order.id())
                .param("plan", plan)
                .param("period", period.code())
                .param("provider", order.provider())
                .param("amount", price.minor())
                .param("currency", price.currency())
                .param("status", order.status())
                .param("now", Timestamp.from(order.createdAt()))
                .update();
        write(order, Order.PENDING, price, account.toString());
        return order;
    }

    private void move(Order order, String status, Money amount, String by) {
        jdbc.sql("update orders set status = :status where account_id = :account and id = :id")
                .param("status", status)
                .param("account", order.account().value())
                .param("id", order.id())
                .update();
        write(order, status, amount, by);
    }

    private void write(Order order, String status, Money amount, String by) {
        jdbc.sql("""
                        insert into order_entry (account_id, id, order_id, at, status, amount, currency, by_whom)
                        values (:account, :id, :order, :now, :status, :amount, :currency, :by)
                        """)
                .param("account", order.account().value())
                .param("id", Ids.next())
                .param("order", order.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("status", status)
                .param("amount", amount.minor())
                .param("currency", amount.currency())
                .param("by", by)
                .update();
    }

    private Optional<Order> find(AccountId account, String id) {
        return jdbc.sql("select * from orders where account_id = :account and id = :id")
                .param("account", account.value())
                .param("id", id)
                .query((row, n) -> order(row))
                .optional();
    }

    private Order locked(AccountId account, String id) {
        return jdbc.sql("select * from orders where account_id = :account and id = :id for update")
                .param("account", account.value())
                .param("id", id)
                .query((row, n) -> order(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Fifteen digits that nobody can count up from. */
    private static String freshId() {
        return Long.toString(RANDOM.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L));
    }

    private static Order order(ResultSet row) throws SQLException {
        var until = row.getTimestamp("paid_until");
        return new Order(
                row.getString("id"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("plan"),
                Period.of(row.getString("period")).orElseThrow(),
                row.getString("provider"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("status"),
                row.getInt("credits"),
                until == null ? null : until.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }
}
