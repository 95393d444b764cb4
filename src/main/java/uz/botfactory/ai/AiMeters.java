package uz.botfactory.ai;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What operators see of the calls to models. */
@Component
class AiMeters {

    private final MeterRegistry registry;
    private final Counter cost;
    private final Map<Kind, Timer> calls = new ConcurrentHashMap<>();

    AiMeters(MeterRegistry registry) {
        this.registry = registry;
        this.cost = Counter.builder("botfactory.ai.cost")
                .description("What the platform's keys have cost, in dollars")
                .register(registry);
    }

    void answered(Route route, Duration took) {
        calls.computeIfAbsent(new Kind(route.provider().name(), null), this::timer).record(took);
    }

    void failed(Route route, ModelFailed.Reason reason, Duration took) {
        calls.computeIfAbsent(new Kind(route.provider().name(), reason), this::timer).record(took);
    }

    void spent(long microUsd) {
        cost.increment(microUsd / 1e6);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("botfactory.ai.calls")
                .description("Calls to language models and how long they took")
                .tag("provider", kind.provider())
                .tag("outcome", kind.reason() == null ? "answered" : kind.reason().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private record Kind(String provider, ModelFailed.@Nullable Reason reason) {}
}
