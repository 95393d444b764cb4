package uz.botfactory.payments.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether an event came from Stripe: {@code t=…,v1=…[,v1=…]}, each v1 an HMAC over the time, a dot and the bytes as they
 * came. While a secret is being changed there are two; v0 is for Stripe's own tests and proves nothing.
 */
final class StripeSignature {

    private static final Duration TOLERANCE = Duration.ofSeconds(300);

    private StripeSignature() {}

    static boolean proves(byte[] body, @Nullable String header, String secret, Instant now) {
        if (header == null || secret.isBlank() || header.length() > 4096) {
            return false;
        }
        @Nullable String time = null;
        var shown = new ArrayList<byte[]>();
        for (var part : header.split(",")) {
            var pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                shown.add(pair[1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return time != null && isFresh(time, now) && anyMatches(shown, expected(time, body, secret));
    }

    private static boolean isFresh(String time, Instant now) {
        if (!time.matches("\\d{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return age.compareTo(TOLERANCE) <= 0;
    }

    /** Looks at all of them, so that the time it takes says nothing. */
    private static boolean anyMatches(List<byte[]> shown, byte[] expected) {
        boolean matches = false;
        for (var one : shown) {
            matches |= MessageDigest.isEqual(one, expected);
        }
        return matches;
    }

    private static byte[] expected(String time, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
