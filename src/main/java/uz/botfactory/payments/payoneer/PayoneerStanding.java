package uz.botfactory.payments.payoneer;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uz.botfactory.plans.Money;

/**
 * How a payment page, a charge or a payout stands at Payoneer.
 *
 * @param id Payoneer's number of it
 * @param transaction our number of it
 * @param status in Payoneer's words: listed, pending, charged, paid_out, …
 * @param amount null when it is not said or has parts of a cent
 */
record PayoneerStanding(String id, String transaction, String status, @Nullable Money amount) {

    static PayoneerStanding of(JsonNode answer) {
        var identification = answer.path("identification");
        return new PayoneerStanding(
                identification.path("longId").asString(""),
                identification.path("transactionId").asString(""),
                answer.path("status").path("code").asString("").toLowerCase(Locale.ROOT),
                money(answer.path("payment")));
    }

    boolean is(String... words) {
        for (var word : words) {
            if (status.equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Money money(JsonNode payment) {
        return money(payment.path("amount").asString(""), payment.path("currency").asString(""));
    }

    /** Decimal major units, as text or number: 18.00. */
    static @Nullable Money money(String amount, String currency) {
        if (amount.isBlank() || amount.length() > 20 || currency.isBlank()) {
            return null;
        }
        try {
            long minor = new BigDecimal(amount.strip()).movePointRight(2).longValueExact();
            return minor < 0 ? null : new Money(minor, currency.toUpperCase(Locale.ROOT));
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
