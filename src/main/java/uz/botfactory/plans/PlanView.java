package uz.botfactory.plans;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account's plan as the API shows it. In limits, what is absent is unlimited; usage holds what is used of each.
 *
 * @param answersPer the window in which answers are counted: day or month
 */
record PlanView(
        String code,
        String name,
        String status,
        @Nullable Instant endsAt,
        String answersPer,
        Map<String, Long> limits,
        Map<String, UsageView> usage,
        Set<String> channels,
        Set<String> languages,
        Set<String> features) {

    record UsageView(long used, @Nullable Long limit, @Nullable Instant resetsAt) {}
}
