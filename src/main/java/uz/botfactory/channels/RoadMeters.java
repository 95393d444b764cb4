package uz.botfactory.channels;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import uz.botfactory.conversations.Reason;

/** What operators see of the road of a message. */
@Component
class RoadMeters {

    private final MeterRegistry registry;
    private final Counter duplicates;
    private final Timer trips;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    RoadMeters(MeterRegistry registry) {
        this.registry = registry;
        this.duplicates = Counter.builder("botfactory.messages.repeated")
                .description("Events that had come in before")
                .register(registry);
        this.trips = Timer.builder("botfactory.messages.trip")
                .description("From the moment a message was stored to the moment its reply was delivered")
                .register(registry);
    }

    /** Watches a number that goes up and down. */
    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    void received(String channel) {
        count("botfactory.messages.received", "channel", channel);
    }

    void repeated(int number) {
        duplicates.increment(number);
    }

    void answered(String channel, Duration took) {
        count("botfactory.messages.answered", "channel", channel);
        trips.record(took);
    }

    void silent(Reason why) {
        count("botfactory.messages.silent", "reason", why.name().toLowerCase(Locale.ROOT));
    }

    void failed(String reason) {
        count("botfactory.messages.failed", "reason", reason);
    }

    private void count(String name, String tag, String value) {
        counters.computeIfAbsent(name + value, k -> registry.counter(name, tag, value)).increment();
    }
}
