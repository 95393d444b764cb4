package uz.botfactory.payments.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A business's wishes for a plan and what became of them, and the form for a new one.
 *
 * @param plans that can be asked for: names in the reader's language by code
 * @param trouble why a new wish was not taken
 */
public record RequestsPage(
        List<Wish> wishes,
        Map<String, String> plans,
        String plan,
        String period,
        String coupon,
        @Nullable Trouble trouble) {

    /** One wish. period and status are codes; plan is its name in the reader's language. */
    public record Wish(
            String id,
            String plan,
            String period,
            @Nullable String coupon,
            String status,
            @Nullable String reason,
            @Nullable String order,
            Instant createdAt) {

        public boolean waits() {
            return status.equals("waiting");
        }
    }

    /** Whether one is waiting already, so that no other can be made. */
    public boolean waits() {
        return wishes.stream().anyMatch(Wish::waits);
    }

    /** Key of what is wrong at this field; null when it is not that one. */
    public @Nullable Trouble troubleAt(String field) {
        return trouble != null && trouble.isAt(field) ? trouble : null;
    }
}
