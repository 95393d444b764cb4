package uz.botfactory.payments.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;

/**
 * Wishes for a plan as the platform's staff see them.
 *
 * @param status only those with this status; empty for all
 * @param next where the older ones begin; null at the end
 * @param refused what was just tried and did not work
 */
public record StaffRequests(String status, List<Wish> wishes, @Nullable String next, @Nullable Refused refused) {

    /** What was just asked for this wish and could not be done. @param typed what stood in the form, by field */
    public record Refused(String wish, Trouble trouble, Map<String, String> typed) {}

    /** An order that the owner paid. period is a code; plan is its name in the reader's language. */
    public record Paid(String orderId, String plan, String period, Money amount) {}

    /** What is wrong at this field of this wish; null when it is not that one. */
    public @Nullable Trouble troubleAt(Wish wish, String field) {
        return refused != null && refused.wish().equals(wish.id()) && refused.trouble().isAt(field) ? refused.trouble() : null;
    }

    /** What is wrong and stands at none of the fields that are shown; null when nothing is. */
    public @Nullable Trouble trouble() {
        boolean atField = refused != null
                && wishes.stream().anyMatch(wish -> Stream.of("reason", "received").anyMatch(field -> troubleAt(wish, field) != null));
        return refused == null || atField ? null : refused.trouble();
    }

    /** What was typed for this wish, else what stands there at first. */
    public String typed(Wish wish, String field, String first) {
        return refused != null && refused.wish().equals(wish.id()) ? refused.typed().getOrDefault(field, first) : first;
    }

    /**
     * One wish.
     *
     * @param person who asked: the business's owner, with ways to reach them
     * @param plan its name in the reader's language; period and status are codes
     * @param price what the catalogue asks for it
     * @param present the plan that the business has now
     * @param orderId the order that granting made, or that the owner paid instead of waiting
     * @param paid what the owner paid while it waits
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
            List<Paid> paid,
            Instant createdAt) {

        public boolean waits() {
            return status.equals("waiting");
        }
    }
}
