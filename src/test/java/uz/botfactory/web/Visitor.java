package uz.botfactory.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody who opens pages with a plain browser: follows nothing by itself, sends the headers it is told to. */
final class Visitor {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    HttpResponse<String> opens(String path, String... headers) {
        return sends("GET", path, "", headers);
    }

    HttpResponse<String> sends(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
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

    String base() {
        return base;
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
