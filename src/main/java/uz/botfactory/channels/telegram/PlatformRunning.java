package uz.botfactory.channels.telegram;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.support.Ids;

/**
 * Sets the platform's bot up at start and looks after it: Telegram brings its updates where it can reach us; elsewhere one
 * process fetches them, by a lease in the database.
 */
@Component
class PlatformRunning implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformRunning.class);
    private static final List<String> UPDATES = List.of("message", "my_chat_member");
    private static final int WAIT_SECONDS = 20;
    private static final int GIVE_UP_AFTER = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final Duration NOT_OURS = Duration.ofSeconds(5);

    private final PlatformAccess access;
    private final PlatformUpdates updates;
    private final TelegramApi api;
    private final PublicAddress address;
    private final JdbcClient jdbc;
    private final UUID me = Ids.next();
    private final Map<Long, Integer> failures = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private boolean hasWebhook;
    private long offset;

    PlatformRunning(PlatformAccess access, PlatformUpdates updates, TelegramApi api, PublicAddress address, JdbcClient jdbc) {
        this.access = access;
        this.updates = updates;
        this.api = api;
        this.address = address;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        running = true;
        if (access.exists()) {
            Thread.ofVirtual().name("platform-bot-updates").start(this::keep);
        }
    }

    private void keep() {
        var pause = Duration.ZERO;
        boolean setUp = false;
        while (!isStopping(pause)) {
            try {
                if (!setUp || hasWebhook) {
                    setUp();
                    setUp = true;
                }
                pause = hasWebhook ? LOOK_AGAIN : fetch();
            } catch (TelegramRefused e) {
                LOG.warn("The platform's bot: Telegram says {}", e.getMessage());
                setUp = setUp && e.code() != 409;
                pause = e.retryAfter().compareTo(AFTER_TROUBLE) > 0 ? e.retryAfter() : AFTER_TROUBLE;
            } catch (TelegramSilent e) {
                pause = AFTER_TROUBLE;
            } catch (RuntimeException e) {
                LOG.error("The platform's bot stumbled and goes on", e);
                pause = AFTER_TROUBLE;
            }
        }
    }

    private boolean isStopping(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    // ---- setting up

    private void setUp() throws TelegramRefused, TelegramSilent {
        var self = api.call(access.token(), "getMe", Map.of());
        jdbc.sql("insert into platform_bot (id, username) values (:id, :name) on conflict (id) do update set username = excluded.username")
                .param("id", access.id())
                .param("name", self.path("username").asString(""))
                .update();
        hasWebhook = address.isKnown() && register();
        if (!hasWebhook) {
            api.call(access.token(), "deleteWebhook", Map.of());
        }
    }

    private boolean register() throws TelegramRefused, TelegramSilent {
        try {
            api.call(
                    access.token(),
                    "setWebhook",
                    Map.of(
                            "url", address.webhook(access.webhookId()),
                            "secret_token", access.secret(),
                            "allowed_updates", UPDATES,
                            "max_connections", 10));
            return true;
        } catch (TelegramRefused e) {
            if (e.code() != 400) {
                throw e;
            }
            LOG.warn("Telegram does not accept our address for the platform's bot, which is polled: {}", e.description());
            return false;
        }
    }

    // ---- fetching

    /** How long to wait before the next time. */
    private Duration fetch() throws TelegramRefused, TelegramSilent {
        if (!isOurs()) {
            return NOT_OURS;
        }
        var list = api.poll(access.token(), parameters());
        for (var update : list) {
            if (!take(update)) {
                return AFTER_TROUBLE;
            }
        }
        return Duration.ZERO;
    }

    private boolean isOurs() {
        return jdbc.sql("""
                        update platform_bot set poller = :me, poller_until = now() + interval '45 seconds'
                        where id = :id and (poller is null or poller = :me or poller_until < now())
                        """)
                        .param("me", me)
                        .param("id", access.id())
                        .update()
                == 1;
    }

    private Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>(
                Map.of("timeout", WAIT_SECONDS, "limit", 100, "allowed_updates", UPDATES));
        if (offset > 0) {
            parameters.put("offset", offset);
        }
        return parameters;
    }

    /** Confirmed to Telegram only once it is stored; one that can never be stored does not stop all others. */
    private boolean take(JsonNode update) {
        long id = update.path("update_id").asLong();
        try {
            updates.accept(update);
        } catch (RuntimeException e) {
            LOG.error("An update for the platform's bot could not be stored", e);
            if (failures.merge(id, 1, Integer::sum) < GIVE_UP_AFTER) {
                return false;
            }
        }
        failures.remove(id);
        offset = id + 1;
        return true;
    }

    @Override
    public void stop() {
        stopping.countDown();
        running = false;
        if (access.exists()) {
            jdbc.sql("update platform_bot set poller = null, poller_until = null where poller = :me")
                    .param("me", me)
                    .update();
        }
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
