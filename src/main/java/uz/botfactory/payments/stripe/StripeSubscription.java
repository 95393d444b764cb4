package uz.botfactory.payments.stripe;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;

/**
 * What Stripe collects for by itself.
 *
 * @param status in Stripe's words
 * @param periodEnd of the last period that is paid, as far as we know
 */
record StripeSubscription(
        AccountId account,
        String id,
        String order,
        String customer,
        String status,
        boolean endsWithPeriod,
        @Nullable Instant periodEnd,
        Instant askedAt) {

    static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

    boolean isOver() {
        return OVER.contains(status);
    }
}
