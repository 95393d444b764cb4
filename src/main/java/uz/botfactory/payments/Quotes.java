package uz.botfactory.payments;

import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.pages.Sum;
import uz.botfactory.payments.pages.Trouble;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.support.Problem;

/** Says what something would cost before it is ordered. */
@Component
class Quotes {

    private final Coupons coupons;

    Quotes(Coupons coupons) {
        this.coupons = coupons;
    }

    /** The price of this plan for this account, with the coupon when it is good, else with the reason why it is not. */
    Sum of(AccountId account, Plan plan, Period period, String currency, String coupon) {
        var list = plan.price(period, currency);
        if (coupon.isBlank()) {
            return new Sum(list, list, null, null);
        }
        try {
            var quote = coupons.check(account, coupon, plan, period, list);
            return new Sum(list, quote.amount(), quote.coupon().code(), null);
        } catch (Problem problem) {
            return new Sum(list, list, null, Trouble.of(problem));
        }
    }
}
