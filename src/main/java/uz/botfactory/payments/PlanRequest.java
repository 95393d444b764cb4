package uz.botfactory.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Period;

/**
 * A wish for a plan, which the platform's staff grant or decline.
 *
 * @param reason why it was declined
 * @param orderId the order that granting made, or that its owner paid instead of waiting
 */
record PlanRequest(
        AccountId account,
        UUID id,
        String plan,
        Period period,
        @Nullable String coupon,
        String status,
        @Nullable String reason,
        @Nullable String orderId,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    static final String WAITING = "waiting";
    static final String GRANTED = "granted";
    static final String DECLINED = "declined";
    static final String WITHDRAWN = "withdrawn";
    /** Its owner paid for it without waiting. */
    static final String PAID = "paid";

    /** It ended well, whoever did it. */
    boolean hasPlan() {
        return status.equals(GRANTED) || status.equals(PAID);
    }

    boolean isWaiting() {
        return status.equals(WAITING);
    }
}
