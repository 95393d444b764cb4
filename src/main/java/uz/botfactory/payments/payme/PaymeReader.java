package uz.botfactory.payments.payme;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the calls of Payme's Merchant API; what does not fit its protocol is refused with the code for that. */
final class PaymeReader {

    /** The account's only field. */
    static final String ORDER = "order_id";

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_ACCOUNT = 2_000;
    private static final int LONGEST_RECEIPT_FIELD = 1_000;
    private static final List<String> RECEIPT =
            List.of("receipt_id", "status_code", "message", "terminal_id", "fiscal_sign", "qr_code_url", "date");

    /** The one character that the database keeps in no text, and how JSON writes it. */
    private static final char NUL = 0;

    private static final String WRITTEN_NUL = "\\u0000";

    /** An amount that no order has. */
    private static final long WRONG = -1;

    private PaymeReader() {}

    static PaymeCall read(JsonNode request) throws PaymeRefused {
        var method = request.path("method");
        if (!request.isObject() || !method.isString()) {
            throw new PaymeRefused(PaymeError.MALFORMED);
        }
        var parameters = request.path("params");
        return switch (method.asString()) {
            case "CheckPerformTransaction" -> new PaymeCall.CheckPerform(amount(parameters), account(parameters));
            case "CreateTransaction" ->
                new PaymeCall.Create(id(parameters), time(parameters, "time"), amount(parameters), account(parameters));
            case "PerformTransaction" -> new PaymeCall.Perform(id(parameters));
            case "CancelTransaction" -> new PaymeCall.Cancel(id(parameters), reason(parameters));
            case "CheckTransaction" -> new PaymeCall.Inquire(id(parameters));
            case "GetStatement" -> new PaymeCall.Statement(time(parameters, "from"), time(parameters, "to"));
            case "SetFiscalData" -> fiscalData(parameters);
            default -> throw new PaymeRefused(PaymeError.UNKNOWN_METHOD);
        };
    }

    private static String id(JsonNode parameters) throws PaymeRefused {
        var id = parameters.path("id");
        if (!id.isString() || id.asString().isBlank() || id.asString().length() > LONGEST_ID || id.asString().indexOf(NUL) >= 0) {
            throw new PaymeRefused(PaymeError.MALFORMED);
        }
        return id.asString();
    }

    private static Instant time(JsonNode parameters, String field) throws PaymeRefused {
        var time = parameters.path(field);
        boolean plausible = time.isIntegralNumber() && time.canConvertToLong() && time.longValue() >= 0;
        if (!plausible || time.longValue() > 9_999_999_999_999L) {
            throw new PaymeRefused(PaymeError.MALFORMED);
        }
        return Instant.ofEpochMilli(time.longValue());
    }

    /** A number that is no amount is a wrong amount; what is no number does not fit the protocol. */
    private static long amount(JsonNode parameters) throws PaymeRefused {
        var amount = parameters.path("amount");
        if (!amount.isNumber()) {
            throw new PaymeRefused(PaymeError.MALFORMED);
        }
        return amount.isIntegralNumber() && amount.canConvertToLong() && amount.longValue() > 0
                ? amount.longValue()
                : WRONG;
    }

    private static PaymeCall.Account account(JsonNode parameters) throws PaymeRefused {
        var account = parameters.path("account");
        if (!account.isObject() || account.toString().length() > LONGEST_ACCOUNT) {
            throw new PaymeRefused(PaymeError.MALFORMED);
        }
        var order = account.path(ORDER);
        boolean said = order.isString() || order.isIntegralNumber();
        var written = account.toString();
        return written.contains(WRITTEN_NUL)
                ? new PaymeCall.Account("", "{}")
                : new PaymeCall.Account(said ? order.asString().strip() : "", written);
    }

    private static int reason(JsonNode parameters) throws PaymeRefused {
        var reason = parameters.path("reason");
        if (!reason.isIntegralNumber() || !reason.canConvertToInt()) {
            throw new PaymeRefused(PaymeError.MALFORMED);
        }
        return reason.intValue();
    }

    private static PaymeCall fiscalData(JsonNode parameters) throws PaymeRefused {
        var type = parameters.path("type").asString("");
        var data = parameters.path("fiscal_data");
        if (!parameters.path("id").isString() || !Set.of("PERFORM", "CANCEL").contains(type) || !data.isObject()) {
            throw new PaymeRefused(PaymeError.WRONG_PARAMETERS);
        }
        return new PaymeCall.SetFiscalData(parameters.path("id").asString(), type, receipt(data));
    }

    private static Map<String, String> receipt(JsonNode data) throws PaymeRefused {
        var receipt = new LinkedHashMap<String, String>();
        for (var field : RECEIPT) {
            var value = data.path(field);
            if (value.isContainer() || value.asString("").length() > LONGEST_RECEIPT_FIELD) {
                throw new PaymeRefused(PaymeError.WRONG_PARAMETERS);
            }
            if (!value.isMissingNode() && !value.isNull()) {
                receipt.put(field, value.asString());
            }
        }
        if (receipt.isEmpty()) {
            throw new PaymeRefused(PaymeError.WRONG_PARAMETERS);
        }
        return receipt;
    }
}
