package uz.botfactory.plans;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account may use at this moment. A limit that is absent is unlimited.
 *
 * @param endsAt when the unbroken time of this plan ends
 * @param version of the plan, as it was bought
 */
public record CurrentPlan(
        String code,
        PlanStatus status,
        @Nullable Instant endsAt,
        Set<String> channels,
        Set<String> languages,
        ModelClass modelClass,
        Set<Feature> features,
        Map<Limit, Long> limits,
        int version) {

    /** Whether bots answer under it at that moment. */
    public boolean runs(Instant now) {
        return status != PlanStatus.ENDED && status != PlanStatus.BANNED && (endsAt == null || now.isBefore(endsAt));
    }

    public boolean allowsChannel(String channel) {
        return channels.contains(channel);
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
