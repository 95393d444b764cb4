package uz.botfactory.payments.uzum;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the bank asks for. Each part is read when it is needed and refused in the bank's numbers when it is wrong. */
final class UzumCall {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern UUIDS = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ObjectNode body;

    private UzumCall(ObjectNode body) {
        this.body = body;
    }

    static UzumCall of(byte[] bytes) {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode body) {
                return new UzumCall(body);
            }
        } catch (JacksonException e) {
            // Refused below, as anything else that is no object.
        }
        throw UzumRefusal.NOT_UNDERSTOOD.said();
    }

    /** Nothing could be read. */
    static UzumCall none() {
        return new UzumCall(JSON.createObjectNode());
    }

    long serviceId() {
        return whole("serviceId");
    }

    /** The bank's time; read only to see that it is there. */
    void requireTimestamp() {
        whole("timestamp");
    }

    /** The number of a new transaction, in the one spelling that we store. */
    String newTransaction() {
        var transaction = transaction();
        if (transaction.isEmpty()) {
            throw UzumRefusal.NOT_UNDERSTOOD.said();
        }
        return transaction;
    }

    /** The number of a transaction, as it would be stored; empty when none can have it. */
    String transaction() {
        var value = present(body.path("transId"));
        if (!value.isString()) {
            throw UzumRefusal.NOT_UNDERSTOOD.said();
        }
        var text = value.asString().strip();
        return UUIDS.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : "";
    }

    /** The order that the payer named; the app may send digits as a number. */
    String order() {
        var params = present(body.path("params"));
        if (!params.isObject()) {
            throw UzumRefusal.NOT_UNDERSTOOD.said();
        }
        var value = present(params.path("order_id"));
        if (value.isString() || value.isIntegralNumber()) {
            return value.asString().strip();
        }
        throw UzumRefusal.NOT_UNDERSTOOD.said();
    }

    /** In tiyin. */
    long amount() {
        return whole("amount");
    }

    /** What the answer repeats, as far as the call had it. */
    void echo(ObjectNode answer) {
        for (var name : new String[] {"serviceId", "transId"}) {
            var value = body.path(name);
            if (value.isIntegralNumber() || value.isString()) {
                answer.set(name, value);
            }
        }
    }

    /** Beyond 64 bits it is a number still, only none that we know. */
    private long whole(String name) {
        var value = present(body.path(name));
        if (!value.isIntegralNumber()) {
            throw UzumRefusal.NOT_UNDERSTOOD.said();
        }
        return value.canConvertToLong() ? value.asLong() : Long.MIN_VALUE;
    }

    private static JsonNode present(JsonNode value) {
        boolean empty = value.isString() && value.asString().isBlank();
        if (value.isMissingNode() || value.isNull() || empty) {
            throw UzumRefusal.MISSING.said();
        }
        return value;
    }
}
