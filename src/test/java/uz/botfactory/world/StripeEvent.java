package uz.botfactory.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What Stripe tells about one of its objects, which is shown as it was at that moment. */
public record StripeEvent(String id, String type, @Nullable String order, byte[] body) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Brings it to the product, signed at this moment; gives the status of the answer. */
    public int bring(int port, Instant now) {
        return bring(port, body, signature(body, FakeStripe.SECRET, now));
    }

    public static int bring(int port, byte[] body, @Nullable String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/payments/stripe"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("Stripe-Signature", signature);
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

    public static String signature(byte[] body, String secret, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + hmac(body, secret, at.getEpochSecond()) + ",v0=" + "0".repeat(64);
    }

    public static String hmac(byte[] body, String secret, long time) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
