package uz.botfactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Uses a product that was started on throw-away data, so that the JVM can remember what a start, a visit and a payment
 * load.
 */
final class Rehearsal {

    /** The product must be started with it as Payme's key. */
    static final String PAYME_KEY = UUID.randomUUID().toString();

    private static final List<String> VISITS =
            List.of("/health/ready", "/uz/", "/uz/login", "/uz/register", "/uz/prices", "/api/v1/plans", "/metrics");

    private final HttpClient visitor;
    private final String product;

    private Rehearsal(HttpClient visitor, String product) {
        this.visitor = visitor;
        this.product = product;
    }

    static void run(ConfigurableApplicationContext product) {
        try (product;
                var visitor = HttpClient.newHttpClient()) {
            var port = product.getEnvironment().getProperty("local.server.port");
            new Rehearsal(visitor, "http://127.0.0.1:" + port).run();
        } catch (IOException e) {
            throw new IllegalStateException("The rehearsal failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws IOException, InterruptedException {
        for (var visit : VISITS) {
            send(HttpRequest.newBuilder(at(visit)));
        }
        pay(order(register()));
    }

    private String register() throws IOException, InterruptedException {
        return value("token", post("/api/v1/auth/register", "", """
                {"fullName":"Rehearsal","phone":"+998900000000","email":"rehearsal@example.uz","password":"%s"}"""
                .formatted(UUID.randomUUID())));
    }

    private String order(String token) throws IOException, InterruptedException {
        return value("id", post("/api/v1/orders", "Bearer " + token, """
                {"plan":"basic","period":"monthly","provider":"payme"}"""));
    }

    /** As Payme does it. */
    private void pay(String order) throws IOException, InterruptedException {
        var account = "\"amount\":29000000,\"account\":{\"order_id\":\"" + order + "\"}";
        var transaction = "\"id\":\"5305e3bab097f420a62ced0b\"";
        payme("CheckPerformTransaction", account);
        payme("CreateTransaction", transaction + ",\"time\":" + System.currentTimeMillis() + "," + account);
        payme("PerformTransaction", transaction);
    }

    private void payme(String method, String parameters) throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString(("Paycom:" + PAYME_KEY).getBytes(StandardCharsets.UTF_8));
        post("/payments/payme", "Basic " + login, "{\"id\":1,\"method\":\"" + method + "\",\"params\":{" + parameters + "}}");
    }

    private String post(String path, String authorization, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return visitor.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private URI at(String path) {
        return URI.create(product + path);
    }

    private static String value(String name, String json) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("The rehearsal got no " + name);
        }
        return found.group(1);
    }
}
