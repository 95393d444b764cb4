package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Payme's checkout page: shows what the link says, and leads the payer back. What Payme then tells us is up to the test. */
public final class FakePaymePage extends FakeServer {

    private static final FakePaymePage SHARED = new FakePaymePage();

    private final Map<String, String> transactions = new ConcurrentHashMap<>();

    private FakePaymePage() {}

    /** The one that the product under test leads its payers to. */
    public static FakePaymePage shared() {
        return SHARED;
    }

    /** Payme tells the product that the payer pays this order, up to the last step. */
    public void begins(int port, String order, long tiyin, long now) {
        var id = Payme.freshId();
        var created = new Payme(port).create(id, now, order, tiyin);
        if (created.error() != 0) {
            throw new AssertionError("Payme was refused: " + created);
        }
        transactions.put(order, id);
    }

    /** The money is there. */
    public void confirms(int port, String order) {
        var performed = new Payme(port).perform(transactions.get(order));
        if (performed.result().path("state").asInt() != 2) {
            throw new AssertionError("Payme was refused: " + performed);
        }
    }

    /** The payer's bank said no. */
    public void declines(int port, String order) {
        new Payme(port).cancel(transactions.get(order), 2);
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] nothing) throws IOException {
        var path = URLDecoder.decode(exchange.getRequestURI().getRawPath().substring(1), StandardCharsets.UTF_8);
        if (path.equals("favicon.ico")) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        var link = link(path);
        var page = """
                <!doctype html><html lang="uz"><title>Payme</title><h1>Payme</h1>
                <p id="order">%s</p><p id="amount">%s</p><p><a id="back" href="%s">Saytga qaytish</a></p>
                """.formatted(link.get("ac.order_id"), link.get("a"), link.get("c"));
        send(exchange, 200, "text/html; charset=utf-8", page);
    }

    private static Map<String, String> link(String path) {
        var fields = new String(Base64.getDecoder().decode(path), StandardCharsets.UTF_8);
        return Arrays.stream(fields.split(";"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }
}
