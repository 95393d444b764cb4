package uz.botfactory.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.support.Problem;

/**
 * A promise to take something off a price.
 *
 * @param percent of any price; null when it takes off an amount
 * @param amounts in the smallest unit, by currency; empty when it takes off a percentage
 * @param totalUses how often in all; null: as often as you like
 * @param plans the codes of the plans it is for; empty: all
 * @param personalTo the only account that may use it; for others it is not there
 */
record Coupon(
        String code,
        @Nullable Integer percent,
        Map<String, Long> amounts,
        @Nullable Instant expiresAt,
        @Nullable Integer totalUses,
        @Nullable Integer usesPerAccount,
        Set<String> plans,
        Set<String> periods,
        @Nullable AccountId personalTo,
        String note,
        boolean disabled,
        Instant createdAt,
        String createdBy) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Throws the problem that says why it cannot be used for this; how often it was used is not looked at. */
    void requireFor(AccountId account, Plan plan, Period period, String currency, Instant now) {
        if (personalTo != null && !personalTo.equals(account)) {
            throw unknown();
        }
        if (disabled || expiresAt != null && !now.isBefore(expiresAt)) {
            throw problem("coupon_expired", "payments.problem.couponExpired");
        }
        if (!plans.isEmpty() && !plans.contains(plan.code())) {
            throw problem("coupon_not_for_plan", "payments.problem.couponPlan");
        }
        if (!periods.isEmpty() && !periods.contains(period.code())) {
            throw problem("coupon_not_for_period", "payments.problem.couponPeriod");
        }
        if (percent == null && !amounts.containsKey(currency)) {
            throw problem("coupon_not_for_currency", "payments.problem.couponCurrency");
        }
    }

    /** What it takes off; never more than there is. So'm are rounded to whole ones, half up. */
    Money discount(Money price) {
        long off = percent == null ? amounts.getOrDefault(price.currency(), 0L) : share(price);
        return new Money(Math.min(off, price.minor()), price.currency());
    }

    private long share(Money price) {
        long unit = price.currency().equals("UZS") ? 100 : 1;
        return BigDecimal.valueOf(price.minor())
                        .multiply(BigDecimal.valueOf(percent))
                        .divide(HUNDRED.multiply(BigDecimal.valueOf(unit)), 0, RoundingMode.HALF_UP)
                        .longValueExact()
                * unit;
    }

    static Problem unknown() {
        return problem("coupon_unknown", "payments.problem.coupon");
    }

    static Problem usedUp() {
        return problem("coupon_used_up", "payments.problem.couponUsedUp");
    }

    static Problem usedByYou() {
        return problem("coupon_used_by_you", "payments.problem.couponUsedByYou");
    }

    private static Problem problem(String code, String key) {
        return Problem.of(422, code, key).at("coupon");
    }
}
