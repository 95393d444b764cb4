package uz.botfactory.payments.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business's wishes for a plan and what became of them.
 *
 * @param problem key of the text that says why a new wish was not taken
 */
public record RequestsPage(List<Wish> wishes, @Nullable String problem) {

    /** One wish. period and status are codes; plan is its name in the reader's language. */
    public record Wish(
            String id,
            String plan,
            String period,
            String status,
            @Nullable String reason,
            Instant createdAt) {

        public boolean waits() {
            return status.equals("waiting");
        }
    }
}
