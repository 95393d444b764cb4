package uz.botfactory.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import uz.botfactory.support.UiLanguage;

/** A company with payment pages of its own, seen from outside: payers open pages, notices come to our address. */
public final class Hosted {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ApplicationContext product;
    private final String provider;
    private final int port;

    public Hosted(ApplicationContext product, String provider, int port) {
        this.product = product;
        this.provider = provider;
        this.port = port;
    }

    /** A fresh page for the order, as long as it can be paid. */
    public Optional<String> page(String id) {
        return order(id).filter(Order::open).map(this::page);
    }

    public Optional<Order> order(String id) {
        return product.getBean(Till.class).order(id, provider);
    }

    public PaymentProvider way() {
        return product.getBeansOfType(PaymentProvider.class).values().stream()
                .filter(way -> way.code().equals(provider))
                .findAny()
                .orElseThrow();
    }

    private String page(Order order) {
        try {
            return way().redirect(order, payer(order));
        } catch (ProviderFailed e) {
            throw new AssertionError(e);
        }
    }

    public static Payer payer(Order order) {
        var ours = "https://botfactory.example/uz/orders/" + order.id();
        return new Payer("aziza@example.uz", "Aziza Karimova", UiLanguage.UZ, ours + "/return", ours);
    }

    /** Gives the status of our answer. */
    public int send(String method, String path, String type, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
