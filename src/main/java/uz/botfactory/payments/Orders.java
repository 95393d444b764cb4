package uz.botfactory.payments;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountDeleted;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Problem;

/** Orders from their first moment until they are paid, given up or too old. */
@Component
class Orders {

    static final String MANUAL = "manual";

    private static final Set<String> CURRENCIES = Set.of("UZS", "USD");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int AT_A_TIME = 500;

    private final OrderTable table;
    private final OrderLocks locks;
    private final OrderBooking booking;
    private final Providers providers;
    private final Coupons coupons;
    private final Plans plans;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Orders(
            OrderTable table,
            OrderLocks locks,
            OrderBooking booking,
            Providers providers,
            Coupons coupons,
            Plans plans,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.locks = locks;
        this.booking = booking;
        this.providers = providers;
        this.coupons = coupons;
        this.plans = plans;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A new order at the catalogue's price; only ways to pay that are on offer are accepted. */
    @Transactional
    Order create(AccountId account, NewOrder wish) {
        var plan = offered(account, wish.plan());
        var period = period(wish.period());
        var provider = providers.chosen(wish.provider() == null ? "" : wish.provider(), plan);
        var listPrice = plan.price(period, currency(wish.currency(), provider));
        boolean renewing = renewing(wish.renewal(), provider);
        var code = Coupons.normalOrNull(wish.coupon());
        var price = code == null ? listPrice : coupons.check(account, code, plan, period, listPrice).amount();
        if (!price.isZero() && !Providers.offers(provider, plan, price)) {
            throw Providers.notOffered();
        }
        var order = place(
                account, plan, period, provider, price, listPrice, code, renewing && !price.isZero(), account.toString());
        if (code != null) {
            coupons.reserve(account, order.id(), code, plan, period, listPrice);
        }
        return order;
    }

    /** Whether the order could be placed again as it is. */
    boolean isSold(Order order) {
        return plans.plan(order.plan().code()).filter(order.plan()::equals).isPresent()
                && providers.find(order.provider()).filter(one -> Providers.offers(one, order.plan(), order.amount())).isPresent();
    }

    Order get(AccountId account, String id) {
        return table.find(account, id).orElseThrow(Problem::notFound);
    }

    List<Order> of(AccountId account) {
        return table.of(account);
    }

    /** Newest first, those older than the named one; of everybody when no account is named, for staff. */
    List<Order> page(@Nullable AccountId account, @Nullable String below, int limit) {
        return table.page(account, below, limit);
    }

    /** Anybody's; for staff. */
    Order any(String id) {
        return table.find(id).orElseThrow(Problem::notFound);
    }

    /** Gives an order up that nobody paid; doing it again changes nothing. */
    @Transactional
    Order cancel(AccountId account, String id) {
        get(account, id);
        var order = lock(id).orElseThrow(Problem::notFound);
        if (order.open()) {
            booking.dropped(order, OrderStatus.CANCELLED, account.toString());
        } else if (!order.status().isUnpaid()) {
            throw Problem.of(409, "order_settled", "payments.problem.orderSettled");
        }
        return get(account, id);
    }

    /** Nobody shall be led to pay for an account that is gone; what a company holds already can still be paid and given back. */
    @ApplicationModuleListener
    void on(AccountDeleted event) {
        of(event.account()).stream().filter(Order::open).forEach(order -> cancel(event.account(), order.id()));
    }

    /** The order, locked until the transaction ends; one whose time is over is closed on the way. */
    Optional<Order> lock(String id) {
        return lock(id, "", null).map(Till.Held::order);
    }

    /** The same with its attempts, and with the named one, whichever order that is for. */
    Optional<Till.Held> lock(String id, String provider, @Nullable String externalId) {
        return locks.lock(id, provider, externalId).map(this::inTime);
    }

    /** The same for the order that the attempt tries to pay, with that attempt. */
    Optional<Till.Held> lockByAttempt(String provider, String externalId) {
        return locks.lockByAttempt(provider, externalId).map(this::inTime);
    }

    private Till.Held inTime(Till.Held held) {
        var order = held.order();
        if (order.status() == OrderStatus.EXPIRED && table.isPending(order)) {
            booking.dropped(order, OrderStatus.EXPIRED, "time");
        }
        return held;
    }

    /** Closes what nobody paid in time. */
    void expire() {
        table.over(AT_A_TIME).forEach(id -> transaction.executeWithoutResult(status -> lock(id)));
    }

    /** An order for money that comes another way, or for none, at whatever amount. */
    @Transactional
    Order manual(
            AccountId account, Plan plan, Period period, Money amount, Money listPrice, @Nullable String coupon, String by) {
        return place(account, plan, period, providers.get(MANUAL), amount, listPrice, coupon, false, by);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What this account may buy: a plan that is on show, or the one that it has and would prolong. */
    Plan offered(AccountId account, @Nullable String code) {
        var plan = sold(code);
        if (!isOffered(account, plan)) {
            throw Problem.of(422, "plan_not_offered", "payments.problem.planNotOffered").at("plan");
        }
        return plan;
    }

    /** All plans that this account may buy, in the order they are shown. */
    List<Plan> offered(AccountId account) {
        return plans.all().stream().filter(plan -> !plan.isTrial() && isOffered(account, plan)).toList();
    }

    private boolean isOffered(AccountId account, Plan plan) {
        return plan.visible() || plans.of(account).code().equals(plan.code());
    }

    /** Any plan that money can be taken for, shown or not. */
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
            throw noSuchCurrency();
        }
        return currency;
    }

    private static String currency(@Nullable String wish, PaymentProvider provider) {
        var currency = wish == null || wish.isBlank() ? provider.currencies().getFirst() : wish;
        if (!provider.currencies().contains(currency)) {
            throw noSuchCurrency();
        }
        return currency;
    }

    private static Problem noSuchCurrency() {
        return Problem.of(422, "currency_not_offered", "payments.problem.currency").at("currency");
    }

    private static boolean renewing(@Nullable String wish, PaymentProvider provider) {
        if (wish == null || wish.isBlank() || wish.equals("once")) {
            return false;
        }
        if (!wish.equals("automatic") || !provider.renews()) {
            throw Problem.of(422, "renewal_not_offered", "payments.problem.renewal").at("renewal");
        }
        return true;
    }

    private Order place(
            AccountId account,
            Plan plan,
            Period period,
            PaymentProvider provider,
            Money price,
            Money listPrice,
            @Nullable String coupon,
            boolean renewing,
            String by) {
        var now = now();
        var order = new Order(
                freshId(),
                account,
                plan,
                period,
                provider.code(),
                price,
                listPrice,
                coupon,
                renewing,
                OrderStatus.PENDING,
                0,
                null,
                now,
                now.plus(provider.orderLasts()));
        table.insert(order, Pace.first(provider, now));
        booking.placed(order, by);
        return order;
    }

    /** Fifteen digits that nobody can count up from. */
    private static String freshId() {
        return Long.toString(RANDOM.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L));
    }
}
