package uz.botfactory.payments.click;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.wire.JsonCalls;

/** Asks Click's Merchant API. Nothing is repeated here. */
@Component
class ClickApi implements DisposableBean {

    private final ClickSettings settings;
    private final Clock clock;
    private final JsonCalls calls = new JsonCalls("click", "application/json");

    ClickApi(ClickSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A payment as Click knows it. @param status negative: it failed or was given back; 2: it is paid; between: under way */
    record Payment(long id, int status) {

        boolean isPaid() {
            return status == 2;
        }

        boolean isGone() {
            return status < 0;
        }
    }

    /** The payment for this order on that day; empty when Click knows none. */
    Optional<Payment> find(String order, Instant when) throws ProviderFailed {
        var day = LocalDate.ofInstant(when, ClickCall.TASHKENT);
        var found = get("/payment/status_by_mti/" + settings.serviceId() + "/" + encoded(order) + "/" + day);
        long id = found.path("payment_id").asLong(0);
        if (!isFine(found) || id <= 0) {
            return Optional.empty();
        }
        return found.path("payment_status").isNumber()
                ? Optional.of(new Payment(id, found.path("payment_status").intValue()))
                : Optional.of(status(id));
    }

    Payment status(long payment) throws ProviderFailed {
        var found = get("/payment/status/" + settings.serviceId() + "/" + payment);
        var status = found.path("payment_status");
        if (!isFine(found) || !status.isNumber()) {
            throw ProviderFailed.refused("Click knows no status of payment " + payment + why(found));
        }
        return new Payment(payment, status.intValue());
    }

    /** Gives all of it back. */
    void reverse(long payment) throws ProviderFailed {
        var answer = read(calls.delete(
                settings.apiUrl() + "/payment/reversal/" + settings.serviceId() + "/" + payment, headers()));
        if (!isFine(answer)) {
            throw ProviderFailed.refused("Click gives payment " + payment + " not back" + why(answer));
        }
    }

    /** Has a fiscal receipt printed. */
    void submit(JsonNode items) throws ProviderFailed {
        var answer = read(calls.post(settings.apiUrl() + "/payment/ofd_data/submit_items", headers(), items));
        if (!isFine(answer)) {
            throw ProviderFailed.refused("Click takes no fiscal items" + why(answer));
        }
    }

    /** Where the fiscal receipt of the payment is; empty when none was printed yet. */
    Optional<String> receipt(long payment) throws ProviderFailed {
        var found = get("/payment/ofd_data/" + settings.serviceId() + "/" + payment);
        return Optional.of(found.path("qrCodeURL").asString("")).filter(url -> url.startsWith("http"));
    }

    private JsonNode get(String path) throws ProviderFailed {
        return read(calls.get(settings.apiUrl() + path, headers()));
    }

    private static JsonNode read(JsonCalls.Answer answer) throws ProviderFailed {
        if (answer.status() == 401 || answer.status() == 403) {
            throw ProviderFailed.refused("Click does not accept our keys: HTTP " + answer.status());
        }
        return answer.body();
    }

    /** Only Click's own word counts: a change that it does not confirm did not happen. */
    private static boolean isFine(JsonNode answer) {
        var code = answer.path("error_code");
        return code.isNumber() && code.intValue() == 0;
    }

    private static String why(JsonNode answer) {
        return ": error " + answer.path("error_code").asString("none");
    }

    private Map<String, String> headers() {
        return Map.of("Auth", ClickSignature.header(settings, clock.instant().getEpochSecond()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() throws IOException {
        calls.close();
    }
}
