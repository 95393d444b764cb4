package uz.botfactory.payments.payoneer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody tells in Payoneer's name, in one of the three forms it has been seen in: query, form or JSON.
 *
 * @param said all that was said, our own marks of the address left out
 */
record PayoneerNotice(String payment, String secret, Map<String, String> said) {

    /** Our marks in the address that Payoneer calls, and the header in which it repeats the secret. */
    static final String PAYMENT = "payment";

    static final String SECRET = "secret";
    static final String SECRET_HEADER = "List-Security-Token";

    private static final int LARGEST = 64 * 1024;
    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,128}");

    /** What is kept; the rest may be about the payer. */
    private static final Set<String> KEPT = Set.of(
            "transactionId", "longId", "shortId", "notificationId", "entity", "statusCode", "reasonCode", "resultCode",
            "interactionCode", "interactionReason", "amount", "currency", "reference", "timestamp", "network");

    /** Null when it cannot be read. */
    static @Nullable PayoneerNotice read(HttpServletRequest request) throws IOException {
        var said = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> said.put(name, values[0]));
        if (request.getMethod().equals("POST") && !readBody(request, said)) {
            return null;
        }
        var header = request.getHeader(SECRET_HEADER);
        var payment = said.remove(PAYMENT);
        var secret = said.remove(SECRET);
        return new PayoneerNotice(
                payment == null ? said.getOrDefault("transactionId", "") : payment,
                secret != null ? secret : header == null ? "" : header,
                said);
    }

    /** A form's body has become parameters already, so nothing is left of it here. */
    private static boolean readBody(HttpServletRequest request, Map<String, String> said) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return false;
        }
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return true;
        }
        try {
            var json = JsonMapper.shared().readTree(body);
            json.propertyStream()
                    .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
                    .filter(field -> !field.getKey().equals(PAYMENT) && !field.getKey().equals(SECRET))
                    .forEach(field -> said.put(field.getKey(), field.getValue().asString()));
            return json.isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Payoneer's name of this notice; null when it has none. */
    @Nullable String id() {
        var id = word("notificationId");
        return PLAIN.matcher(id).matches() ? id : null;
    }

    /** Others tell of customers and their cards. */
    boolean isOfMoney() {
        var entity = word("entity");
        return entity.isEmpty() || entity.equals("payment");
    }

    /** What it makes us ask. */
    Question question() {
        var amount = PayoneerStanding.money(word("amount"), word("currency"));
        var id = id();
        return new Question(
                payment,
                PLAIN.matcher(word("longId")).matches() ? word("longId") : "",
                id == null ? "" : id,
                amount == null ? -1 : amount.minor(),
                amount == null ? "" : amount.currency());
    }

    /** As it is kept, without what is about the payer. */
    byte[] kept() {
        var kept = new TreeMap<>(said);
        kept.keySet().retainAll(KEPT);
        return JsonMapper.shared().writeValueAsBytes(kept);
    }

    private String word(String name) {
        return said.getOrDefault(name, "").strip();
    }
}
