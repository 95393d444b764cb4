package uz.botfactory.payments.click;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** How Click and we prove ourselves to each other. */
final class ClickSignature {

    private ClickSignature() {}

    /** Whether this was signed with our secret: over the received texts, in constant time. */
    static boolean fits(ClickForm form, ClickPhase phase, String secret) {
        var shown = form.text("sign_string").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(of(form, phase, secret).getBytes(StandardCharsets.UTF_8), shown);
    }

    static String of(ClickForm form, ClickPhase phase, String secret) {
        return hash(
                "MD5",
                form.text("click_trans_id")
                        + form.text("service_id")
                        + secret
                        + form.text("merchant_trans_id")
                        + (namesPrepared(form, phase) ? form.text("merchant_prepare_id") : "")
                        + form.text("amount")
                        + form.text("action")
                        + form.text("sign_time"));
    }

    /** The header with which we call the Merchant API. @param seconds since 1970 */
    static String header(ClickSettings settings, long seconds) {
        var digest = hash("SHA-1", seconds + settings.secretKey());
        return settings.merchantUserId() + ":" + digest + ":" + seconds;
    }

    /** A call with the other address's action is signed in the other's way, so that it is refused for the right reason. */
    private static boolean namesPrepared(ClickForm form, ClickPhase phase) {
        return switch (form.text("action")) {
            case "0" -> false;
            case "1" -> true;
            default -> phase == ClickPhase.COMPLETE;
        };
    }

    private static String hash(String algorithm, String text) {
        try {
            var digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows " + algorithm, e);
        }
    }
}
