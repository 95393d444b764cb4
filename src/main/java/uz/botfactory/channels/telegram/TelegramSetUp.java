package uz.botfactory.channels.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connection.Mode;
import uz.botfactory.channels.Connections;

/**
 * Makes Telegram bring its updates to us, and looks now and then whether it still does. Where Telegram cannot or will
 * not reach us, the updates are fetched instead. Nothing that waits at Telegram is ever dropped.
 */
@Component
class TelegramSetUp {

    /** Exactly what is handled. */
    static final List<String> UPDATES = List.of("message", "edited_message", "callback_query", "my_chat_member");

    private static final Logger LOG = LoggerFactory.getLogger(TelegramSetUp.class);
    private static final int AT_ONCE = 40;
    private static final Duration ERROR_IS_RECENT = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);
    private static final Duration ASK_AGAIN = Duration.ofHours(6);

    private final Connections connections;
    private final TelegramApi api;
    private final TelegramHealth health;
    private final TelegramCommands commands;
    private final PublicAddress address;
    private final Clock clock;

    TelegramSetUp(
            Connections connections,
            TelegramApi api,
            TelegramHealth health,
            TelegramCommands commands,
            PublicAddress address,
            Clock clock) {
        this.connections = connections;
        this.api = api;
        this.health = health;
        this.commands = commands;
        this.address = address;
        this.clock = clock;
    }

    /** After a start under another address everything is set up anew. */
    @EventListener(ApplicationReadyEvent.class)
    void lookAgainAfterMoving() {
        connections.lookAgainUnless(TelegramChannel.NAME, address.base());
    }

    /** Looks at those whose time has come. */
    void lookAtDue() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connections.due(TelegramChannel.NAME, 50).forEach(c -> threads.submit(() -> look(c)));
        }
    }

    /** Compares what Telegram believes with what should be, and repairs it. */
    void look(Connection connection) {
        attempt(connection, () -> {
            var info = api.call(connection.token(), "getWebhookInfo", Map.of());
            if (!address.isKnown()) {
                fetch(connection, info.path("url").asString(""));
            } else if (isAsItShouldBe(connection, info)) {
                tell(connection, info);
            } else {
                register(connection);
            }
            greet(connection);
        });
    }

    /** For a connection just made: nothing needs to be compared. */
    void begin(Connection connection) {
        attempt(connection, () -> {
            if (address.isKnown()) {
                register(connection);
            } else {
                fetch(connection, "unknown");
            }
        });
        Thread.ofVirtual().name("commands").start(() -> attempt(connection, () -> greet(connection)));
    }

    /** Telegram keeps what comes from now on, for a day. */
    void end(Connection connection) {
        try {
            api.call(connection.token(), "deleteWebhook", Map.of());
        } catch (TelegramRefused | TelegramSilent e) {
            LOG.info("The webhook of {} could not be taken down: {}", connection, e.getMessage());
        }
    }

    // ---- What it takes ----

    private interface Calls {
        void run() throws TelegramRefused, TelegramSilent;
    }

    private void attempt(Connection connection, Calls calls) {
        try {
            calls.run();
        } catch (TelegramRefused e) {
            refused(connection, e);
        } catch (TelegramSilent e) {
            connections.trouble(connection, "telegramAway", "", connection.pending(), Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.error("The look at {} failed", connection, e);
        }
    }

    private void refused(Connection connection, TelegramRefused e) {
        if (e.isTokenWrong()) {
            health.tokenRefused(connection, e);
        } else if (e.isTooFast()) {
            connections.trouble(connection, "telegramBusy", "", connection.pending(), e.retryAfter());
        } else {
            connections.trouble(
                    connection, "telegramAway", TelegramHealth.words(e), connection.pending(), e.retryAfter());
        }
    }

    private boolean isAsItShouldBe(Connection connection, JsonNode info) {
        return connection.mode() == Mode.WEBHOOK
                && info.path("url").asString("").equals(address.webhook(connection.webhookId()))
                && sameUpdates(info.path("allowed_updates"))
                && !isRefusedByUs(info);
    }

    /** A server that does not tell is believed. */
    private static boolean sameUpdates(JsonNode allowed) {
        Set<String> told = new HashSet<>();
        allowed.forEach(update -> told.add(update.asString("")));
        return allowed.isMissingNode() || told.equals(Set.copyOf(UPDATES));
    }

    /** Telegram shows us a secret that is not the right one. */
    private boolean isRefusedByUs(JsonNode info) {
        return isRecent(info) && info.path("last_error_message").asString("").contains("401");
    }

    private boolean isRecent(JsonNode info) {
        long at = info.path("last_error_date").asLong(0);
        return at > 0 && Instant.ofEpochSecond(at).isAfter(clock.instant().minus(ERROR_IS_RECENT));
    }

    private void tell(Connection connection, JsonNode info) {
        int pending = info.path("pending_update_count").asInt(0);
        if (pending > 0 && isRecent(info)) {
            connections.trouble(
                    connection, "notReached", info.path("last_error_message").asString(""), pending, Duration.ofMinutes(1));
        } else {
            connections.healthy(connection, pending, LOOK_AGAIN);
        }
    }

    private void register(Connection connection) throws TelegramRefused, TelegramSilent {
        try {
            api.call(
                    connection.token(),
                    "setWebhook",
                    Map.of(
                            "url", address.webhook(connection.webhookId()),
                            "secret_token", connection.secret(),
                            "allowed_updates", UPDATES,
                            "max_connections", AT_ONCE));
            connections.arriveBy(connection, Mode.WEBHOOK, address.base());
            connections.healthy(connection, 0, LOOK_AGAIN);
        } catch (TelegramRefused e) {
            if (e.code() != 400) {
                throw e;
            }
            LOG.warn("Telegram does not accept our address for {} and is polled: {}", connection, e.description());
            fetch(connection, "unknown");
            connections.trouble(connection, "webhookRefused", TelegramHealth.words(e), 0, ASK_AGAIN);
        }
    }

    private void fetch(Connection connection, String webhookNow) throws TelegramRefused, TelegramSilent {
        if (!webhookNow.isEmpty()) {
            api.call(connection.token(), "deleteWebhook", Map.of());
        }
        connections.arriveBy(connection, Mode.POLLING, address.base());
        connections.healthy(connection, 0, LOOK_AGAIN);
    }

    private void greet(Connection connection) throws TelegramRefused, TelegramSilent {
        if (!connection.commandsSet()) {
            commands.set(connection);
            connections.commandsSet(connection);
        }
    }
}
