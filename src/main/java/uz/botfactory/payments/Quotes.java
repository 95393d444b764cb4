package uz.botfactory.payments;

import java.util.Set;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.pages.Sum;
import uz.botfactory.payments.pages.Trouble;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.support.Problem;

/** Says what something would cost before it is ordered. */
@Component
class Quotes {

    private static final Set<String> USED = Set.of("coupon_used_by_you", "coupon_used_up");

    private final Coupons coupons;
    private final Orders orders;
    private final PlanRequests requests;

    Quotes(Coupons coupons, Orders orders, PlanRequests requests) {
        this.coupons = coupons;
        this.orders = orders;
        this.requests = requests;
    }

    /** The price of this plan for this account, with the coupon when it is good, else with the reason why it is not. */
    Sum of(AccountId account, Plan plan, Period period, String currency, String coupon) {
        var list = plan.price(period, currency);
        if (coupon.isBlank()) {
            return new Sum(list, list, null, null);
        }
        try {
            return sum(list, coupons.check(account, coupon, plan, period, list));
        } catch (Problem problem) {
            return USED.contains(problem.code()) && waits(account, coupon)
                    ? sum(list, Coupons.Quote.of(coupons.get(coupon), list))
                    : new Sum(list, list, null, trouble(account, coupon, problem));
        }
    }

    /** Whoever asked for access with this coupon has not used it, so they read where it is. */
    private Trouble trouble(AccountId account, String coupon, Problem problem) {
        return USED.contains(problem.code()) && requests.waitsWith(account, Coupons.normal(coupon))
                ? Trouble.of("payments.problem.couponAtRequest")
                : Trouble.of(problem);
    }

    /** An order of their own that nobody paid yet has it; {@link Buying} makes it free again. */
    private boolean waits(AccountId account, String coupon) {
        return orders.of(account).stream()
                .anyMatch(order -> order.open() && Coupons.normal(coupon).equals(order.coupon()));
    }

    private static Sum sum(Money list, Coupons.Quote quote) {
        return new Sum(list, quote.amount(), quote.coupon().code(), null);
    }
}
