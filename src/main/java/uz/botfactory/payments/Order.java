package uz.botfactory.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;

/**
 * A plan that somebody wants to pay for, or has. The amount never changes once it was shown to a payment company.
 *
 * @param plan as it was in the catalogue when it was ordered
 * @param listPrice before the coupon
 * @param renewing the payment company collects again at the end of each period
 * @param status EXPIRED as soon as its time is over by the clock, whether or not a job has written that down yet
 * @param credits how many times money was booked for it
 * @param paidUntil when the last of the time ends that it gave, as the account's plan stands now; null when it gave none
 */
public record Order(
        String id,
        AccountId account,
        Plan plan,
        Period period,
        String provider,
        Money amount,
        Money listPrice,
        @Nullable String coupon,
        boolean renewing,
        OrderStatus status,
        int credits,
        @Nullable Instant paidUntil,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** It waits for its money. */
    public boolean open() {
        return status == OrderStatus.PENDING;
    }

    Order until(@Nullable Instant end) {
        return new Order(
                id, account, plan, period, provider, amount, listPrice, coupon, renewing, status, credits, end, createdAt, expiresAt);
    }

    /** What the coupon took off. */
    public Money discount() {
        return new Money(listPrice.minor() - amount.minor(), amount.currency());
    }
}
