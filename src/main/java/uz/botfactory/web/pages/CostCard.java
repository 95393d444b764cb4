package uz.botfactory.web.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;

/**
 * What a business's answers cost whoever pays for the models.
 *
 * @param perAnswer the average; null before the first answer
 * @param soFar since the present 30 days of the plan began
 * @param forecast for the whole 30 days; null while it is too early to say
 * @param today on the platform's key
 * @param ceiling how much of that is answered with the best model on unlimited plans; null where there is none
 */
public record CostCard(
        @Nullable Money perAnswer,
        Money soFar,
        long answers,
        @Nullable Money forecast,
        Instant until,
        Money today,
        @Nullable Money ceiling) {

    public boolean isCeilingReached() {
        return ceiling != null && today.minor() >= ceiling.minor();
    }
}
