package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's website, with whatever pages a test puts on it. */
public final class FakeSite extends FakeServer {

    private final Map<String, Handler> pages = new ConcurrentHashMap<>();
    private final List<String> visited = new CopyOnWriteArrayList<>();

    /** What the site does when a page is asked for. */
    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    public FakeSite page(String path, String type, String content) {
        return page(path, type, content.getBytes(StandardCharsets.UTF_8));
    }

    public FakeSite page(String path, String type, byte[] content) {
        return on(path, exchange -> send(exchange, 200, type, content));
    }

    public FakeSite redirect(String path, String to) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    public FakeSite status(String path, int status) {
        return on(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    public FakeSite on(String path, Handler handler) {
        pages.put(path, handler);
        return this;
    }

    /** A page answers for all addresses that begin like its own, as far as no other one does so more closely. */
    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        var page = pages.keySet().stream()
                .filter(exchange.getRequestURI().getPath()::startsWith)
                .max(Comparator.comparingInt(String::length));
        if (page.isPresent()) {
            visited.add(page.get());
            pages.get(page.get()).handle(exchange);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    public String url(String path) {
        return "http://localhost:" + port() + path;
    }

    /** Which pages were asked for. */
    public List<String> visited() {
        return List.copyOf(visited);
    }
}
