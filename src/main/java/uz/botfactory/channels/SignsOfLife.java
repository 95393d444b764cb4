package uz.botfactory.channels;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Shows customers that their answer is being made, as long as few enough are; under load this is dropped first. */
@Component
class SignsOfLife implements DisposableBean {

    private static final long FIRST_AFTER_MS = 300;
    private static final long EVERY_MS = 4_000;

    private final Connections connections;
    private final Map<String, Channel> channels;
    private final int limit;
    private final AtomicInteger asking = new AtomicInteger();
    private final Set<Presence> shown = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("signs-of-life").factory());

    SignsOfLife(Connections connections, List<Channel> channels, LaneSettings settings) {
        this.connections = connections;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.limit = settings.signsUpTo();
    }

    /** An answer begins to be made. */
    Presence begin(Lane lane) {
        var place = lane.place();
        if (asking.incrementAndGet() > limit || place == null) {
            return Presence.NONE;
        }
        var presence = connections
                .byId(place.connection())
                .map(c -> channels.get(c.channel()).presence(c, place.conversationKey()))
                .orElse(Presence.NONE);
        if (presence != Presence.NONE) {
            shown.add(presence);
            clockwork.schedule(() -> show(presence), FIRST_AFTER_MS, TimeUnit.MILLISECONDS);
        }
        return presence;
    }

    /** The answer is there, or none is coming. */
    void end(Presence presence) {
        asking.decrementAndGet();
        if (shown.remove(presence)) {
            presence.over();
        }
    }

    private void show(Presence presence) {
        if (shown.contains(presence) && asking.get() <= limit) {
            Thread.ofVirtual().name("typing").start(presence::working);
            clockwork.schedule(() -> show(presence), EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void destroy() {
        clockwork.shutdownNow();
    }
}
