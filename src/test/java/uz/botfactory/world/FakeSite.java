package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody's website, with whatever pages a test puts on it. */
public final class FakeSite implements AutoCloseable {

    private final HttpServer server;
    private final List<String> visited = new CopyOnWriteArrayList<>();

    /** What the site does when a page is asked for. */
    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    public FakeSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public FakeSite page(String path, String type, String content) {
        return page(path, type, content.getBytes(StandardCharsets.UTF_8));
    }

    public FakeSite page(String path, String type, byte[] content) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        });
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
        server.createContext(path, exchange -> {
            visited.add(path);
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return this;
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Which pages were asked for. */
    public List<String> visited() {
        return List.copyOf(visited);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
