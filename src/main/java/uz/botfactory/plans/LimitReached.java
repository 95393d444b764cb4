package uz.botfactory.plans;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.Problem;

/** The plan does not allow this: its limit is used up, it has ended, or another plan opens it. Always status 402. */
public final class LimitReached extends Problem {

    private final @Nullable Limit limit;
    private final @Nullable Feature feature;
    private final @Nullable String wayOut;

    private LimitReached(
            String code,
            String key,
            List<Object> arguments,
            @Nullable Limit limit,
            @Nullable Feature feature,
            @Nullable String wayOut) {
        super(402, code, key, arguments, null);
        this.limit = limit;
        this.feature = feature;
        this.wayOut = wayOut;
    }

    static LimitReached of(Limit limit, long granted) {
        var prices = "/prices?limit=" + lower(limit) + "&than=" + granted;
        return new LimitReached("limit_reached", "plans.limit." + lower(limit), List.of(granted), limit, null, prices);
    }

    static LimitReached ended() {
        return new LimitReached("plan_ended", "plans.limit.ended", List.of(), null, null, "/plan");
    }

    static LimitReached banned() {
        return new LimitReached("account_banned", "plans.limit.banned", List.of(), null, null, null);
    }

    static LimitReached without(Feature feature) {
        var prices = "/prices?feature=" + lower(feature);
        return new LimitReached(
                "feature_not_in_plan", "plans.limit.feature." + lower(feature), List.of(), null, feature, prices);
    }

    static LimitReached withoutChannel(String channel) {
        var prices = "/prices?channel=" + channel;
        return new LimitReached("feature_not_in_plan", "plans.limit.channel", List.of(channel), null, null, prices);
    }

    /** What is used up, when it is a limit. */
    public @Nullable Limit limit() {
        return limit;
    }

    /** What is missing, when it is a feature. */
    public @Nullable Feature feature() {
        return feature;
    }

    /** Our page that helps: the prices with the plans marked that have what is missing; null when no plan helps. */
    public @Nullable String wayOut() {
        return wayOut;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
