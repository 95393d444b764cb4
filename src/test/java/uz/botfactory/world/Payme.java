package uz.botfactory.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payme, calling the product as it calls every merchant: text/json, Basic, whole numbers of tiyin. */
public final class Payme {

    public static final String KEY = "payme-key-for-tests-only-36-letters";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger REQUESTS = new AtomicInteger(2032);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI address;
    private final @Nullable String key;

    /** What came back over HTTP. */
    public record Reply(int status, String text) {

        public JsonNode body() {
            return JSON.readTree(text);
        }

        public JsonNode result() {
            return body().path("result");
        }

        /** 0 when there is none. */
        public int error() {
            return body().at("/error/code").asInt(0);
        }
    }

    public Payme(int port) {
        this(URI.create("http://localhost:" + port + "/payments/payme"), KEY);
    }

    private Payme(URI address, @Nullable String key) {
        this.address = address;
        this.key = key;
    }

    /** Somebody else who knows another key, or none. */
    public Payme withKey(@Nullable String other) {
        return new Payme(address, other);
    }

    /** A transaction's name: 24 hexadecimal digits. */
    public static String freshId() {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public Reply check(Object order, Object amount) {
        return call("CheckPerformTransaction", Map.of("amount", amount, "account", Map.of("order_id", order)));
    }

    public Reply create(String id, long time, Object order, Object amount) {
        return call(
                "CreateTransaction",
                Map.of("id", id, "time", time, "amount", amount, "account", Map.of("order_id", order)));
    }

    public Reply perform(String id) {
        return call("PerformTransaction", Map.of("id", id));
    }

    public Reply cancel(String id, int reason) {
        return call("CancelTransaction", Map.of("id", id, "reason", reason));
    }

    public Reply state(String id) {
        return call("CheckTransaction", Map.of("id", id));
    }

    public Reply statement(long from, long to) {
        return call("GetStatement", Map.of("from", from, "to", to));
    }

    public Reply call(String method, Object parameters) {
        var request = new LinkedHashMap<String, Object>();
        request.put("method", method);
        request.put("params", parameters);
        request.put("id", REQUESTS.incrementAndGet());
        var reply = send("POST", JSON.writeValueAsString(request), "text/json; charset=UTF-8");
        if (reply.status() != 200 || !reply.body().path("id").equals(JSON.valueToTree(request.get("id")))) {
            throw new AssertionError("Payme wants HTTP 200 and its id again, but got " + reply);
        }
        return reply;
    }

    public Reply send(String method, String body, String contentType) {
        var request = HttpRequest.newBuilder(address).method(method, BodyPublishers.ofString(body));
        request.header("Content-Type", contentType);
        if (key != null) {
            var login = ("Paycom:" + key).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        try {
            var reply = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
