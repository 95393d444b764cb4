package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A language model's server that is as strict as the real one and fails on demand. */
public abstract class FakeModel extends StrictFake<FakeModel.Mood> {

    /** What happens to a call. */
    public enum Mood {
        FINE,
        WRONG_KEY,
        NO_MONEY,
        BRIEF_LIMIT,
        LONG_LIMIT,
        OVERLOADED,
        BLOCKED,
        FILTERED,
        EMPTY,
        TOKENS_RAN_OUT,
        SHORTENED,
        MODEL_GONE,
        OUR_MISTAKE,
        HTML,
        HTML_ERROR,
        BROKEN_JSON,
        CUT,
        UNFINISHED,
        ERROR_IN_STREAM,
        STALL,
        SILENT
    }

    /** A call as it came. */
    public record Call(String path, JsonNode body) {}

    protected static final JsonMapper JSON = JsonMapper.shared();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile List<String> words = List.of("Yetkazib berish ", "20 000 soʻm", ".");

    public void say(String... pieces) {
        words = List.of(pieces);
    }

    public List<Call> calls() {
        return calls;
    }

    @Override
    public void close() {
        closed.countDown();
        super.close();
    }

    /** Null when the request is as the provider wants it, else what is wrong. */
    protected abstract Refusal check(HttpExchange exchange, JsonNode body);

    protected abstract boolean streams(HttpExchange exchange, JsonNode body);

    protected abstract Refusal refusal(Mood mood);

    /** The body of an answer in one piece. */
    protected abstract String whole(Mood mood, List<String> words, JsonNode body);

    /** The events of a stream, without "data: ". */
    protected abstract List<String> events(Mood mood, List<String> words, JsonNode body);

    /** Answers other than of the chat call; null when it is one. */
    protected abstract String other(HttpExchange exchange, JsonNode body);

    /** A refusal of the provider's. */
    public record Refusal(int status, String body, String retryAfter) {}

    protected static Refusal refused(int status, String body) {
        return new Refusal(status, body, null);
    }

    protected static boolean hasOnly(JsonNode object, Set<String> known) {
        return known.containsAll(object.propertyNames());
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        var body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        calls.add(new Call(exchange.getRequestURI().toString(), body));
        var wrong = check(exchange, body);
        if (wrong != null) {
            violations().add(wrong.body());
            send(exchange, wrong.status(), "application/json", wrong.body());
            return;
        }
        var rest = other(exchange, body);
        if (rest != null) {
            send(exchange, 200, "application/json", rest);
            return;
        }
        try {
            behave(exchange, body, Objects.requireNonNullElse(moment(""), Mood.FINE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void behave(HttpExchange exchange, JsonNode body, Mood mood) throws IOException, InterruptedException {
        var streams = streams(exchange, body);
        switch (mood) {
            case WRONG_KEY, NO_MONEY, BRIEF_LIMIT, LONG_LIMIT, OVERLOADED, MODEL_GONE, OUR_MISTAKE, FILTERED ->
                refuse(exchange, refusal(mood));
            case HTML -> send(exchange, 200, "text/html", "<html><h1>Welcome</h1></html>");
            case HTML_ERROR -> send(exchange, 502, "text/html", "<html><h1>502 Bad Gateway</h1></html>");
            case SILENT -> closed.await(30, TimeUnit.SECONDS);
            case FINE, BLOCKED, EMPTY, TOKENS_RAN_OUT, SHORTENED, BROKEN_JSON, CUT, UNFINISHED, ERROR_IN_STREAM, STALL -> {
                if (streams) {
                    stream(exchange, mood, events(mood, words, body));
                } else {
                    answer(exchange, mood, whole(mood, words, body));
                }
            }
        }
    }

    private void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        if (refusal.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", refusal.retryAfter());
        }
        send(exchange, refusal.status(), "application/json", refusal.body());
    }

    private void answer(HttpExchange exchange, Mood mood, String json) throws IOException, InterruptedException {
        switch (mood) {
            case CUT, UNFINISHED -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, json.length() * 4L);
                exchange.getResponseBody().write(json.substring(0, json.length() / 2).getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            case STALL -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                closed.await(30, TimeUnit.SECONDS);
            }
            case BROKEN_JSON -> send(exchange, 200, "application/json", json.substring(0, json.length() * 3 / 4));
            default -> send(exchange, 200, "application/json", json);
        }
    }

    private void stream(HttpExchange exchange, Mood mood, List<String> events)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, mood == Mood.CUT ? 1_000_000 : 0);
        var out = exchange.getResponseBody();
        for (int i = 0; i < events.size(); i++) {
            var event = i == 1 && mood == Mood.BROKEN_JSON ? "{\"broken\": " : events.get(i);
            out.write(("data: " + event + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (i == 0 && mood == Mood.STALL) {
                closed.await(30, TimeUnit.SECONDS);
            }
            if (i == 1 && mood == Mood.CUT) {
                return;
            }
        }
    }
}
