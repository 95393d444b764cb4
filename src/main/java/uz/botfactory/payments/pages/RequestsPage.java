package uz.botfactory.payments.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A business's wishes for a plan and what became of them. */
public record RequestsPage(List<Wish> wishes) {

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
