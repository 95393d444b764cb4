package uz.botfactory.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls the product's API from outside, perhaps with a token. Redirects are answers like others. */
public final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What came back. */
    public record Reply(int status, JsonNode body, HttpResponse<String> raw) {

        public String text(String field) {
            return body.path(field).asString("");
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    private final String base;
    private final @Nullable String token;

    public Api(int port) {
        this("http://localhost:" + port, null);
    }

    private Api(String base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** The same with this token. */
    public Api with(String token) {
        return new Api(base, token);
    }

    public Reply get(String path) {
        return call("GET", path, null, Map.of());
    }

    public Reply post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    public Reply post(String path, Object body, Map<String, String> headers) {
        return call("POST", path, body, headers);
    }

    public Reply patch(String path, Object body) {
        return call("PATCH", path, body, Map.of());
    }

    public Reply put(String path, Object body) {
        return call("PUT", path, body, Map.of());
    }

    public Reply delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    /** Any call; a body is written as JSON. */
    public Reply call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Language", "en");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return send(request.build());
    }

    /** Sends one file as a form does. */
    public Reply upload(String path, String name, String content) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Language", "en")
                .header("Content-Type", "multipart/form-data; boundary=" + Multipart.BOUNDARY)
                .POST(BodyPublishers.ofString(Multipart.file(name, content)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private static Reply send(HttpRequest request) {
        try {
            var reply = HTTP.send(request, BodyHandlers.ofString());
            return new Reply(reply.statusCode(), json(reply), reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> reply) {
        boolean json = reply.headers().firstValue("Content-Type").orElse("").contains("json");
        return json && !reply.body().isEmpty() ? JSON.readTree(reply.body()) : JSON.createObjectNode();
    }
}
