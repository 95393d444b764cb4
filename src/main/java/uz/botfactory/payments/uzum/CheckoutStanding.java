package uz.botfactory.payments.uzum;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How a payment stands at Uzum, in tiyin.
 *
 * @param number our number of it
 * @param completed what was debited
 * @param refunded what went back since then, in all
 * @param failedRefunds our numbers of refunds that Uzum could not carry out
 */
record CheckoutStanding(
        Stage stage, String number, long amount, long completed, long refunded, List<String> failedRefunds) {

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
                failed(result.path("operations")));
    }

    /** The money is or was ours. */
    boolean paid() {
        return stage == Stage.COMPLETED || stage == Stage.REFUNDED;
    }

    private static List<String> failed(JsonNode operations) {
        return operations
                .valueStream()
                .filter(operation -> operation.path("operationType").asString("").equals("REFUND"))
                .filter(operation -> operation.path("state").asString("").equals("FAIL"))
                .map(operation -> operation.path("merchantOperationId").asString(""))
                .toList();
    }
}
