package uz.botfactory.payments.uzum;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How a payment stands at Uzum, in tiyin.
 *
 * @param number our number of it
 * @param completed what was debited
 * @param refunded what went back since then, in all
 * @param refunds how it went with refunds by our numbers: IN_PROGRESS, SUCCESS or FAIL
 */
record CheckoutStanding(
        Stage stage, String number, long amount, long completed, long refunded, Map<String, String> refunds) {

    /** UNKNOWN is a word that we have not learned. */
    enum Stage {
        REGISTERED,
        AUTHORIZED,
        COMPLETED,
        REFUNDED,
        REVERSED,
        DECLINED,
        UNKNOWN;

        static Stage of(String word) {
            return Stream.of(values())
                    .filter(stage -> stage.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findAny()
                    .orElse(UNKNOWN);
        }
    }

    static CheckoutStanding of(JsonNode result) {
        return new CheckoutStanding(
                Stage.of(result.path("status").asString("")),
                result.path("merchantOrderId").asString(""),
                result.path("amount").asLong(-1),
                result.path("completedAmount").asLong(0),
                result.path("refundedAmount").asLong(0),
                refunds(result.path("operations")));
    }

    /** @param state as Uzum writes it */
    boolean refundIs(UUID operation, String state) {
        return state.equals(refunds.get(operation.toString()));
    }

    private static Map<String, String> refunds(JsonNode operations) {
        return operations
                .valueStream()
                .filter(operation -> operation.path("operationType").asString("").equals("REFUND"))
                .collect(Collectors.toMap(
                        operation -> operation.path("merchantOperationId").asString(""),
                        operation -> operation.path("state").asString(""),
                        (earlier, later) -> later));
    }
}
