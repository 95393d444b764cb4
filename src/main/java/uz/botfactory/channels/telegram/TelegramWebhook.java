package uz.botfactory.channels.telegram;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connections;

/**
 * Where Telegram brings its updates: POST /telegram/webhook/{id}. Stands in front of everything else in the web server,
 * since it needs nothing of it. Answers 200 once the update is stored, 5xx only when storing failed, so that Telegram
 * keeps it.
 */
@Component
class TelegramWebhook extends HttpFilter {

    static final String PATH = "/telegram/webhook/";

    private static final Logger LOG = LoggerFactory.getLogger(TelegramWebhook.class);
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final int LARGEST = 1024 * 1024;

    /** Telegram itself never sends more than a hundred at once to one bot. */
    private static final int AT_ONCE_PER_CONNECTION = 1_000;

    private final transient Connections connections;
    private final transient TelegramUpdates updates;
    private final transient PlatformAccess platform;
    private final transient PlatformUpdates platformUpdates;
    private final transient JsonMapper json;
    private final transient Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    /** Whom Telegram calls there: one of our customers' bots, or the platform's own. */
    private record Receiver(String id, String secret, Function<JsonNode, @Nullable String> accept) {}

    TelegramWebhook(
            Connections connections,
            TelegramUpdates updates,
            PlatformAccess platform,
            PlatformUpdates platformUpdates,
            JsonMapper json) {
        this.connections = connections;
        this.updates = updates;
        this.platform = platform;
        this.platformUpdates = platformUpdates;
        this.json = json;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.setStatus(405);
            return;
        }
        var id = request.getRequestURI().substring(Math.min(PATH.length(), request.getRequestURI().length()));
        var receiver = find(id);
        if (receiver == null) {
            response.setStatus(404);
        } else if (!isTelegram(request, receiver)) {
            response.setStatus(401);
        } else {
            withinLimit(receiver, request, response);
        }
    }

    private @Nullable Receiver find(String id) {
        if (id.length() < 16 || id.length() > 64 || id.indexOf('/') >= 0) {
            return null;
        }
        if (platform.exists() && id.equals(platform.webhookId())) {
            return new Receiver(id, platform.secret(), this::acceptForPlatform);
        }
        return connections.byWebhook(id).map(this::receiver).orElse(null);
    }

    private Receiver receiver(Connection connection) {
        return new Receiver(
                connection.webhookId(), connection.secret(), update -> updates.accept(connection, update));
    }

    private @Nullable String acceptForPlatform(JsonNode update) {
        platformUpdates.accept(update);
        return null;
    }

    private static boolean isTelegram(HttpServletRequest request, Receiver receiver) {
        var shown = request.getHeader(SECRET_HEADER);
        return shown != null && MessageDigest.isEqual(bytes(shown), bytes(receiver.secret()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void withinLimit(Receiver receiver, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var now = underWay.computeIfAbsent(receiver.id(), c -> new AtomicInteger());
        try {
            if (now.incrementAndGet() > AT_ONCE_PER_CONNECTION) {
                response.setHeader("Retry-After", "1");
                response.setStatus(429);
            } else {
                take(receiver, request, response);
            }
        } finally {
            now.decrementAndGet();
        }
    }

    private void take(Receiver receiver, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.setStatus(413);
            return;
        }
        int told = (int) request.getContentLengthLong();
        var body = request.getInputStream().readNBytes(told < 0 ? LARGEST + 1 : told);
        if (body.length > LARGEST) {
            response.setStatus(413);
            return;
        }
        var update = parse(body);
        if (update == null) {
            response.setStatus(400);
        } else {
            store(receiver, update, response);
        }
    }

    private @Nullable JsonNode parse(byte[] body) {
        try {
            var update = json.readTree(body);
            return update != null && update.isObject() ? update : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private void store(Receiver receiver, JsonNode update, HttpServletResponse response) throws IOException {
        try {
            answer(receiver.accept().apply(update), response);
        } catch (RuntimeException e) {
            LOG.error("An update for a bot could not be stored; Telegram will bring it again", e);
            response.setHeader("Retry-After", "1");
            response.setStatus(503);
        }
    }

    /**
     * A pressed button wants word. Put into the answer to its update, the word arrives exactly when the answer does:
     * never twice, and once more when Telegram did not hear us.
     */
    private void answer(@Nullable String callback, HttpServletResponse response) throws IOException {
        response.setStatus(200);
        if (callback != null) {
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(json.writeValueAsBytes(
                            Map.of("method", "answerCallbackQuery", "callback_query_id", callback)));
        }
    }
}
