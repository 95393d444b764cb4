package uz.botfactory.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uzum Bank's server as it calls a merchant: exactly the requests of its Merchant API 1.0.0. */
public final class UzumBank {

    public static final long SERVICE = 101202;
    public static final String NAME = "uzum";
    public static final String PASSWORD = "uzum-password-for-tests";

    private static final String LOGIN = NAME + ":" + PASSWORD;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;

    public UzumBank(int port) {
        base = "http://localhost:" + port + "/payments/uzum/";
    }

    /** What the merchant answered. */
    public record Answer(int http, JsonNode body, String raw) {

        public String status() {
            return body.path("status").asString("");
        }

        /** Only text counts, as the specification says. */
        public String error() {
            return body.path("errorCode").isString() ? body.path("errorCode").asString() : "";
        }

        public boolean refusedWith(String code) {
            return http == 400 && status().equals("FAILED") && error().equals(code);
        }
    }

    public Answer check(Object order) {
        return call("check", checking(order));
    }

    public Answer create(UUID transaction, Object order, long amount) {
        return call("create", creating(transaction, order, amount));
    }

    public Answer confirm(UUID transaction) {
        return call("confirm", confirming(transaction));
    }

    public Answer reverse(UUID transaction) {
        return call("reverse", about(transaction));
    }

    public Answer status(UUID transaction) {
        return call("status", about(transaction));
    }

    public static Map<String, Object> checking(Object order) {
        var body = new LinkedHashMap<String, Object>();
        body.put("serviceId", SERVICE);
        body.put("timestamp", System.currentTimeMillis());
        body.put("params", Map.of("order_id", order));
        return body;
    }

    public static Map<String, Object> creating(UUID transaction, Object order, long amount) {
        var body = new LinkedHashMap<>(checking(order));
        body.put("transId", transaction.toString());
        body.put("amount", amount);
        return body;
    }

    public static Map<String, Object> confirming(UUID transaction) {
        var body = about(transaction);
        body.put("paymentSource", "UZCARD");
        body.put("tariff", null);
        body.put("processingReferenceNumber", "000123");
        body.put("phone", "998901234567");
        body.put("cardType", 2);
        return body;
    }

    public static Map<String, Object> about(UUID transaction) {
        var body = new LinkedHashMap<String, Object>();
        body.put("serviceId", SERVICE);
        body.put("timestamp", System.currentTimeMillis());
        body.put("transId", transaction.toString());
        return body;
    }

    public Answer call(String operation, Map<String, Object> body) {
        return call(operation, JSON.writeValueAsString(body));
    }

    public Answer call(String operation, String body) {
        return send("POST", operation, body, "Basic " + encoded(LOGIN));
    }

    /** @param authorization the whole header; empty: none */
    public Answer send(String method, String operation, String body, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(base + operation))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            var reply = HTTP.send(request.build(), BodyHandlers.ofString());
            var json = reply.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(reply.body());
            return new Answer(reply.statusCode(), json, reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
