package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;

/** What our clients say about themselves to other people's services. */
class HttpTests {

    @Test
    void nothingButGzipIsOfferedAndItIsUnderstood() throws Exception {
        var offered = new AtomicReference<List<String>>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            offered.set(exchange.getRequestHeaders().get("Accept-Encoding"));
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            zip(exchange.getResponseBody(), "salom");
        });
        server.start();
        try (var client = Http.client("test", 1, Duration.ofSeconds(2), Duration.ofSeconds(2))) {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

            String answer = client.execute(new HttpGet(address), response -> EntityUtils.toString(response.getEntity()));

            assertThat(answer).isEqualTo("salom");
            assertThat(offered.get()).containsExactly("gzip");
        } finally {
            server.stop(0);
        }
    }

    private static void zip(OutputStream out, String text) throws IOException {
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
