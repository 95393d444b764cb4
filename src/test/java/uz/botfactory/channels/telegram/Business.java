package uz.botfactory.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An owner who works through the API: registers, makes a bot, connects it. */
final class Business {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 900_000));

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final String email;

    /** Somebody new, on trial. */
    Business(int port) {
        this.base = "http://localhost:" + port;
        int number = 1_000_000 + NUMBER.incrementAndGet();
        this.email = "aziza" + number + "@example.uz";
        this.token = json(call("POST", "/api/v1/auth/register", null, Map.of(
                        "fullName", "Aziza Karimova",
                        "phone", "+99890" + number,
                        "email", email,
                        "password", "Choyxona-2026!")))
                .path("token")
                .asString();
    }

    String email() {
        return email;
    }

    String makesBot(String name) {
        var made = calls("POST", "/api/v1/bots", Map.of("name", name));
        assertThat(made.statusCode()).isEqualTo(201);
        return json(made).path("id").asString();
    }

    void teaches(String bot, String text) {
        var added = calls("POST", "/api/v1/bots/" + bot + "/documents/text", Map.of("title", "Narxlar", "text", text));
        assertThat(added.statusCode()).isEqualTo(202);
        var document = "/api/v1/bots/" + bot + "/documents/" + json(added).path("id").asString();
        await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> json(calls("GET", document, null)).path("status").asString().equals("ready"));
    }

    HttpResponse<String> connects(String bot, String telegramToken) {
        return calls("PUT", "/api/v1/bots/" + bot + "/channels/telegram", Map.of("token", telegramToken));
    }

    JsonNode telegramOf(String bot) {
        return json(calls("GET", "/api/v1/bots/" + bot + "/channels", null)).path("items").path(0);
    }

    HttpResponse<String> calls(String method, String path, @Nullable Object body) {
        return call(method, path, token, body);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> call(String method, String path, @Nullable String bearer, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(path + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
