package uz.botfactory.payments.uzum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.wire.JsonCalls;

/** Uzum Checkout's methods. Uzum answers HTTP 200 in any case; errorCode 0 says that it went well. */
@Component
@EnableConfigurationProperties(CheckoutSettings.class)
class CheckoutApi implements DisposableBean {

    private static final int FINE = 0;
    private static final int OPERATION_EXISTS = 3028;

    /** Uzum's own trouble: internal error, processing silent or in trouble. */
    private static final Set<Integer> THEIR_FAULT = Set.of(5000, 3043, 3049);

    private final CheckoutSettings settings;
    private final JsonCalls calls = new JsonCalls("uzum-checkout", "application/json");

    CheckoutApi(CheckoutSettings settings) {
        this.settings = settings;
    }

    /** @param id Uzum's number of the payment; @param page where the payer types the card */
    record Registered(String id, String page) {}

    Registered register(ObjectNode payment, String language) throws ProviderFailed {
        var result = result(call("payment/register", Map.of("Content-Language", language), payment));
        var id = result.path("orderId").asString("");
        var page = result.path("paymentRedirectUrl").asString("");
        if (id.isBlank() || page.isBlank()) {
            throw ProviderFailed.unreachable("uzum-checkout: registered without a number or a page");
        }
        return new Registered(id, page);
    }

    CheckoutStanding standing(String id) throws ProviderFailed {
        var question = JsonMapper.shared().createObjectNode().put("orderId", id);
        var result = result(call("payment/getOrderStatus", Map.of(), question));
        if (!result.path("orderId").asString("").equalsIgnoreCase(id)) {
            throw ProviderFailed.unreachable("uzum-checkout: an answer about another payment");
        }
        return CheckoutStanding.of(result);
    }

    /** @param operation our number of this refund: the same number again gives nothing back twice */
    void refund(UUID operation, ObjectNode refund) throws ProviderFailed {
        var answer = call("acquiring/refund", Map.of("X-Operation-Id", operation.toString()), refund);
        if (code(answer) != OPERATION_EXISTS) {
            result(answer);
        }
    }

    /** A fiscal receipt that the terminal made. */
    record Receipt(String address, boolean isOfReturn) {}

    List<Receipt> receipts(String id) throws ProviderFailed {
        var question = JsonMapper.shared().createObjectNode().put("orderId", id);
        return result(call("payment/getReceipts", Map.of(), question)).path("receipts").valueStream()
                .map(one -> new Receipt(one.path("receiptUrl").asString(""), one.path("receiptType").asString("").equals("REFUND")))
                .filter(one -> one.address().startsWith("https://"))
                .toList();
    }

    private JsonNode call(String method, Map<String, String> more, ObjectNode body) throws ProviderFailed {
        var headers = new HashMap<>(more);
        headers.put("X-Terminal-Id", settings.terminalId());
        headers.put("X-API-Key", settings.apiKey());
        var answer = calls.post(settings.apiUrl() + "/api/v1/" + method, headers, body);
        if (!answer.fine()) {
            throw ProviderFailed.refused("uzum-checkout: " + method + " got HTTP " + answer.status());
        }
        return answer.body();
    }

    private static JsonNode result(JsonNode answer) throws ProviderFailed {
        int code = code(answer);
        if (THEIR_FAULT.contains(code)) {
            throw ProviderFailed.unreachable("uzum-checkout: error " + code);
        }
        if (code != FINE) {
            throw ProviderFailed.refused("uzum-checkout: error " + code);
        }
        return answer.path("result");
    }

    /** A number by the specification, digits in quotes in places. */
    private static int code(JsonNode answer) {
        return answer.path("errorCode").asInt(-1);
    }

    @Override
    public void destroy() throws Exception {
        calls.close();
    }
}
