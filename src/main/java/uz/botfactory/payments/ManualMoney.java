package uz.botfactory.payments;

import java.util.Map;
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
    private final AuditTrail audit;

    ManualMoney(Orders orders, Till till, AttemptTable attempts, AuditTrail audit) {
        this.orders = orders;
        this.till = till;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** Books what came for an order; for one that is paid already, again changes nothing. */
    @Transactional
    Order received(String id, Money money, UserId by) {
        var order = till.lock(id, Orders.MANUAL).orElseThrow(Problem::notFound);
        if (order.status() == OrderStatus.PAID) {
            return order;
        }
        if (!order.open()) {
            throw Problem.of(409, "order_closed", "payments.problem.orderClosed");
        }
        collect(order, money);
        audit.record(by, order.account(), "order.paid", id, Map.of("amount", money.amount(), "currency", money.currency()));
        return orders.any(id);
    }

    /** A plan given for this money, or for none. */
    @Transactional
    Order give(AccountId account, Plan plan, Period period, Money money, UserId by) {
        var order = orders.manual(account, plan, period, money, by.toString());
        collect(till.lock(order.id(), Orders.MANUAL).orElseThrow(), money);
        return orders.any(order.id());
    }

    private void collect(Order order, Money money) {
        int number = attempts.of(order.id()).size() + 1;
        var attempt = till.open(
                order, order.id() + "-" + number, money, attempts.now(), null, false, Map.of());
        till.settle(order, attempt);
    }
}
