package uz.botfactory.payments.payme;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Payme is told. */
sealed interface PaymeAnswer {

    /** It went well. */
    record Result(Map<String, ?> result) implements PaymeAnswer {}

    /** It did not. @param data the method that does not exist, or the account's field that is at fault */
    record Refusal(PaymeError error, @Nullable String data) implements PaymeAnswer {}

    static PaymeAnswer refusal(PaymeError error) {
        return new Refusal(error, error.isAboutTheAccount() ? PaymeReader.ORDER : null);
    }

    /** As it goes over the wire. @param id the request's own */
    default Map<String, Object> message(JsonNode id) {
        var message = new LinkedHashMap<String, Object>();
        message.put("jsonrpc", "2.0");
        switch (this) {
            case Result well -> message.put("result", well.result());
            case Refusal refusal -> message.put("error", error(refusal));
        }
        message.put("id", id.isMissingNode() ? null : id);
        return message;
    }

    private static Map<String, Object> error(Refusal refusal) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", refusal.error().code());
        error.put("message", refusal.error().message());
        error.put("data", refusal.data());
        return error;
    }
}
