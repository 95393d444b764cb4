package uz.botfactory.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;

/** A plan that somebody wants to pay for, or has. */
record Order(
        String id,
        AccountId account,
        String plan,
        Period period,
        String provider,
        Money amount,
        String status,
        int credits,
        @Nullable Instant paidUntil,
        Instant createdAt) {

    static final String MANUAL = "manual";
    static final String PENDING = "pending";
    static final String PAID = "paid";
    static final String CANCELLED = "cancelled";
    static final String EXPIRED = "expired";

    boolean isPending() {
        return status.equals(PENDING);
    }
}
