package uz.botfactory.payments.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;

/**
 * Wishes for a plan as the platform's staff see them.
 *
 * @param status only those with this status; empty for all
 * @param next where the older ones begin; null at the end
 */
public record StaffRequests(String status, List<Wish> wishes, @Nullable String next) {

    /**
     * One wish.
     *
     * @param person who asked: the business's owner, with ways to reach them
     * @param plan its name in the reader's language; period and status are codes
     * @param price what the catalogue asks for it
     * @param present the plan that the business has now
     * @param orderId the order that granting made
     */
    public record Wish(
            String id,
            String person,
            String email,
            @Nullable String phone,
            String userId,
            String plan,
            String period,
            Money price,
            String present,
            String presentStatus,
            String status,
            @Nullable String reason,
            @Nullable String orderId,
            Instant createdAt) {

        public boolean waits() {
            return status.equals("waiting");
        }
    }
}
