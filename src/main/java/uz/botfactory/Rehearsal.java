package uz.botfactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** Uses a product that was started on throw-away data, so that the JVM can remember what a start and a visit load. */
final class Rehearsal {

    private static final List<String> VISITS =
            List.of("/health/ready", "/uz/", "/uz/login", "/uz/register", "/api/v1/plans", "/metrics");

    private Rehearsal() {}

    static void run(ConfigurableApplicationContext product) {
        try (product;
                var visitor = HttpClient.newHttpClient()) {
            var port = product.getEnvironment().getProperty("local.server.port");
            for (var visit : VISITS) {
                var address = URI.create("http://127.0.0.1:" + port + visit);
                visitor.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new IllegalStateException("The rehearsal failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
