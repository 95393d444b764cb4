package uz.botfactory.payments.payoneer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.wire.JsonCalls;

/** Payoneer Checkout's methods. Numbers that strangers may have sent are only put into addresses when they look right. */
@Component
@EnableConfigurationProperties(PayoneerSettings.class)
class PayoneerApi implements DisposableBean {

    private static final Pattern LONG_ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{3,127}");

    private final String base;
    private final Map<String, String> headers;
    private final JsonCalls calls =
            new JsonCalls("payoneer", "application/vnd.optile.payment.enterprise-v1-extensible+json");

    PayoneerApi(PayoneerSettings settings) {
        base = settings.apiUrl() + "/api/";
        headers = Map.of("Authorization", "Basic " + encoded(settings.merchantCode() + ":" + settings.token()));
    }

    /** @param id Payoneer's number of the page; @param address where the payer goes */
    record Page(String id, String address) {}

    Page open(ObjectNode list) throws ProviderFailed {
        var answer = accepted(calls.post(base + "lists", headers, list));
        var id = answer.path("identification").path("longId").asString("");
        var address = answer.path("redirect").path("url").asString("");
        if (!answer.path("interaction").path("code").asString("").equals("PROCEED")) {
            throw ProviderFailed.refused("payoneer: no page, but "
                    + answer.path("interaction").path("code").asString("nothing"));
        }
        if (id.isBlank() || address.isBlank()) {
            throw ProviderFailed.unreachable("payoneer: a page without a number or an address");
        }
        return new Page(id, address);
    }

    Optional<PayoneerStanding> page(String id) throws ProviderFailed {
        return standing("lists/", id);
    }

    Optional<PayoneerStanding> charge(String id) throws ProviderFailed {
        return standing("charges/", id);
    }

    /** Gives money of a charge back. */
    PayoneerStanding payOut(String charge, ObjectNode payout) throws ProviderFailed {
        return PayoneerStanding.of(accepted(calls.post(base + "charges/" + charge + "/payout", headers, payout)));
    }

    private Optional<PayoneerStanding> standing(String what, String id) throws ProviderFailed {
        if (!LONG_ID.matcher(id).matches()) {
            return Optional.empty();
        }
        var answer = calls.get(base + what + id, headers);
        return answer.status() == 404 ? Optional.empty() : Optional.of(PayoneerStanding.of(accepted(answer)));
    }

    private static JsonNode accepted(JsonCalls.Answer answer) throws ProviderFailed {
        if (!answer.fine()) {
            throw ProviderFailed.refused("payoneer: HTTP " + answer.status());
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() throws Exception {
        calls.close();
    }
}
