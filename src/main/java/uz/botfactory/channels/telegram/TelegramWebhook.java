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
    private final transient JsonMapper json;
    private final transient Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    TelegramWebhook(Connections connections, TelegramUpdates updates, JsonMapper json) {
        this.connections = connections;
        this.updates = updates;
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
        var connection = find(id);
        if (connection == null) {
            response.setStatus(404);
        } else if (!isTelegram(request, connection)) {
            response.setStatus(401);
        } else {
            withinLimit(connection, request, response);
        }
    }

    private @Nullable Connection find(String id) {
        boolean plausible = id.length() >= 16 && id.length() <= 64 && id.indexOf('/') < 0;
        return plausible ? connections.byWebhook(id).orElse(null) : null;
    }

    private static boolean isTelegram(HttpServletRequest request, Connection connection) {
        var shown = request.getHeader(SECRET_HEADER);
        return shown != null && MessageDigest.isEqual(bytes(shown), bytes(connection.secret()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void withinLimit(Connection connection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var now = underWay.computeIfAbsent(connection.webhookId(), c -> new AtomicInteger());
        try {
            if (now.incrementAndGet() > AT_ONCE_PER_CONNECTION) {
                response.setHeader("Retry-After", "1");
                response.setStatus(429);
            } else {
                take(connection, request, response);
            }
        } finally {
            now.decrementAndGet();
        }
    }

    private void take(Connection connection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.setStatus(413);
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            response.setStatus(413);
            return;
        }
        var update = parse(body);
        if (update == null) {
            response.setStatus(400);
        } else {
            store(connection, update, response);
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

    private void store(Connection connection, JsonNode update, HttpServletResponse response) throws IOException {
        try {
            answer(updates.accept(connection, update), response);
        } catch (RuntimeException e) {
            LOG.error("An update for {} could not be stored; Telegram will bring it again", connection, e);
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
