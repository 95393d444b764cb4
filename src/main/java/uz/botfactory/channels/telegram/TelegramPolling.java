package uz.botfactory.channels.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connection.Mode;
import uz.botfactory.channels.Connections;
import uz.botfactory.channels.Pollers;

/**
 * Fetches updates where Telegram cannot bring them. Each bot is polled by one process, which holds a lease in the
 * database; what was fetched is confirmed to Telegram only after it was stored.
 */
@Component
class TelegramPolling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramPolling.class);
    private static final int WAIT_SECONDS = 25;
    private static final int AT_ONCE = 100;
    private static final int GIVE_UP_AFTER = 5;
    private static final long RENEW_MS = 2_000;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(3);

    private final Connections connections;
    private final Pollers pollers;
    private final TelegramApi api;
    private final TelegramUpdates updates;
    private final TelegramHealth health;
    private final Map<UUID, Thread> polling = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Set<UUID> held = Set.of();
    private volatile long heldSince;
    private volatile boolean running;

    TelegramPolling(
            Connections connections, Pollers pollers, TelegramApi api, TelegramUpdates updates, TelegramHealth health) {
        this.connections = connections;
        this.pollers = pollers;
        this.api = api;
        this.updates = updates;
        this.health = health;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("telegram-polling").start(this::keep);
    }

    /** Renews what we poll and takes on what nobody does. */
    private void keep() {
        while (!isStopping(Duration.ofMillis(RENEW_MS))) {
            try {
                long now = System.nanoTime();
                held = new HashSet<>(pollers.renewAndTake(TelegramChannel.NAME));
                heldSince = now;
                held.forEach(id -> polling.computeIfAbsent(id, this::begin));
            } catch (RuntimeException e) {
                LOG.warn("The leases of polled bots could not be renewed: {}", e.toString());
            }
        }
    }

    private Thread begin(UUID id) {
        return Thread.ofVirtual().name("poll-" + id).start(() -> pollWhileOurs(id));
    }

    private boolean isOurs(UUID id) {
        return stopping.getCount() > 0
                && held.contains(id)
                && System.nanoTime() - heldSince < Pollers.LEASE.minusSeconds(3).toNanos();
    }

    private boolean isStopping(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    // ---- One bot ----

    private void pollWhileOurs(UUID id) {
        try {
            var progress = new Progress();
            while (isOurs(id)) {
                var connection = connections.byId(id).filter(c -> c.mode() == Mode.POLLING && c.works());
                if (connection.isEmpty() || !once(connection.get(), progress) && isStopping(AFTER_TROUBLE)) {
                    return;
                }
            }
        } finally {
            polling.remove(id);
        }
    }

    /** What is confirmed, and what could not be stored how often. */
    private static final class Progress {
        private long offset;
        private final Map<Long, Integer> failures = new HashMap<>();
    }

    private boolean once(Connection connection, Progress progress) {
        try {
            var list = api.poll(connection.token(), parameters(progress));
            return isOurs(connection.id()) && store(connection, list, progress);
        } catch (TelegramRefused e) {
            refused(connection, e);
            return false;
        } catch (TelegramSilent e) {
            LOG.debug("No updates for {}: {}", connection, e.getMessage());
            return false;
        }
    }

    private static Map<String, Object> parameters(Progress progress) {
        var parameters = new HashMap<String, Object>();
        parameters.put("timeout", WAIT_SECONDS);
        parameters.put("limit", AT_ONCE);
        parameters.put("allowed_updates", TelegramSetUp.UPDATES);
        if (progress.offset > 0) {
            parameters.put("offset", progress.offset);
        }
        return parameters;
    }

    private void refused(Connection connection, TelegramRefused e) {
        if (e.isTokenWrong()) {
            health.tokenRefused(connection, e);
        } else if (e.code() == 409 && e.description().contains("webhook")) {
            connections.lookSoon(connection);
        } else if (e.code() == 409) {
            connections.trouble(connection, "polledElsewhere", "", 0, Duration.ofMinutes(1));
        } else {
            isStopping(e.retryAfter());
        }
    }

    private boolean store(Connection connection, JsonNode list, Progress progress) {
        var callbacks = new ArrayList<String>();
        var all = new ArrayList<JsonNode>(list.size());
        list.forEach(all::add);
        boolean stored = all.isEmpty() || store(connection, all, progress, callbacks);
        answer(connection, callbacks);
        return stored;
    }

    /** All together; after a failure one by one, so that one that can never be stored does not stop all others. */
    private boolean store(Connection connection, List<JsonNode> group, Progress progress, List<String> callbacks) {
        try {
            callbacks.addAll(updates.acceptAll(connection, group));
            progress.offset = group.getLast().path("update_id").asLong() + 1;
            return true;
        } catch (RuntimeException e) {
            LOG.error("Updates for {} could not be stored and will be fetched again", connection, e);
            return group.size() > 1
                    ? group.stream().allMatch(one -> store(connection, List.of(one), progress, callbacks))
                    : skipAtLast(group.getFirst().path("update_id").asLong(), progress);
        }
    }

    private static boolean skipAtLast(long update, Progress progress) {
        if (progress.failures.merge(update, 1, Integer::sum) < GIVE_UP_AFTER) {
            return false;
        }
        LOG.error("Update {} was given up", update);
        progress.failures.remove(update);
        progress.offset = update + 1;
        return true;
    }

    private void answer(Connection connection, List<String> callbacks) {
        callbacks.forEach(callback -> Thread.ofVirtual().name("callback").start(() -> answer(connection, callback)));
    }

    private void answer(Connection connection, String callback) {
        try {
            api.callBriefly(connection.token(), "answerCallbackQuery", Map.of("callback_query_id", callback));
        } catch (TelegramRefused | TelegramSilent e) {
            LOG.debug("A button's wait could not be ended: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        running = false;
        pollers.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the lanes and stops before them. */
    @Override
    public int getPhase() {
        return 1;
    }
}
