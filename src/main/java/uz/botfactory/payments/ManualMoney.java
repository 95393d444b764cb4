package uz.botfactory.payments;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.support.Problem;

/** Money that came by bank transfer or in person, as staff say. */
@Component
class ManualMoney {

    private final Orders orders;
    private final Till till;
    private final AttemptTable attempts;
    private final Settling settling;
    private final Credits credits;
    private final CouponTable coupons;
    private final CouponUses uses;
    private final AuditTrail audit;

    ManualMoney(
            Orders orders,
            Till till,
            AttemptTable attempts,
            Settling settling,
            Credits credits,
            CouponTable coupons,
            CouponUses uses,
            AuditTrail audit) {
        this.orders = orders;
        this.till = till;
        this.attempts = attempts;
        this.settling = settling;
        this.credits = credits;
        this.coupons = coupons;
        this.uses = uses;
        this.audit = audit;
    }

    /**
     * Books what came for an order. With what the account has to its credit it pays the order as soon as it is enough;
     * what is short of it or more than it becomes a credit. For an order that is paid already, again changes nothing.
     */
    @Transactional
    Order received(String id, Money money, UserId by) {
        var order = till.lock(id, Orders.MANUAL).orElseThrow(Problem::notFound);
        if (order.status() == OrderStatus.PAID) {
            return order;
        }
        if (!order.open()) {
            throw Problem.of(409, "order_closed", "payments.problem.orderClosed");
        }
        if (!money.currency().equals(order.amount().currency())) {
            throw Problem.of(422, "currency_differs", "payments.problem.currencyDiffers").at("currency");
        }
        collect(order, money);
        audit.record(by, order.account(), "order.paid", id, Map.of("amount", money.amount(), "currency", money.currency()));
        return orders.any(id);
    }

    /** A plan given for this money, or for none. @param wish the id of the wish that the coupon waited with */
    @Transactional
    Order give(
            AccountId account, Plan plan, Period period, Money money, @Nullable String coupon, String wish, UserId by) {
        var order = orders.manual(
                account, plan, period, money, listPrice(plan, period, money, coupon), coupon, by.toString());
        if (coupon != null) {
            uses.pass(account, wish, order.id());
        }
        pay(till.lock(order.id(), Orders.MANUAL).orElseThrow(), money);
        return orders.any(order.id());
    }

    private Money listPrice(Plan plan, Period period, Money money, @Nullable String coupon) {
        if (coupon == null || money.isZero()) {
            return money;
        }
        var off = coupons.find(coupon).orElseThrow().discount(plan.price(period, money.currency()));
        return new Money(money.minor() + off.minor(), money.currency());
    }

    private void collect(Order order, Money money) {
        long missing = order.amount().minor() - money.minor();
        if (missing <= 0) {
            pay(order, order.amount());
            keep(order, -missing);
        } else if (credits.locked(order.account(), money.currency()) >= missing) {
            settling.settleWithCredit(order, attempt(order, order.amount()), new Money(missing, money.currency()));
        } else {
            keep(order, money.minor());
        }
    }

    private void pay(Order order, Money money) {
        till.settle(order, attempt(order, money));
    }

    /** More than the order needs, or less than it needs: the account's own money. */
    private void keep(Order order, long minor) {
        if (minor > 0) {
            var money = new Money(minor, order.amount().currency());
            settling.keep(order, attempt(order, money));
        }
    }

    private Attempt attempt(Order order, Money money) {
        int number = attempts.of(order.id()).size() + 1;
        return till.open(order, order.id() + "-" + number, money, attempts.now(), Map.of());
    }
}
