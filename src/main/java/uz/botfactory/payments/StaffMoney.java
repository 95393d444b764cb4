package uz.botfactory.payments;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Problem;

/** Amounts as staff type them: "290 000", "290000.00", "24,50"; nothing means no money. */
final class StaffMoney {

    private static final long LARGEST = 100_000_000_000_000L;

    private StaffMoney() {}

    static Money received(@Nullable String amount, @Nullable String currency) {
        return read(amount, Orders.currency(currency), "received");
    }

    /** @param field where it was typed, for the problem that says it is wrong */
    static Money read(@Nullable String amount, String currency, String field) {
        var typed = amount == null ? "" : amount.replaceAll("[\\s\u00a0]", "").replace(',', '.');
        if (typed.isEmpty()) {
            return new Money(0, currency);
        }
        try {
            var minor = new BigDecimal(typed).movePointRight(2).longValueExact();
            if (minor < 0 || minor > LARGEST) {
                throw wrong(field);
            }
            return new Money(minor, currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(field);
        }
    }

    /** Also as the API writes it: {"amount": "290000.00", "currency": "UZS"}; another currency than expected is wrong. */
    static Money read(JsonNode amount, String currency, String field) {
        var typed = amount.isObject() ? amount.path("amount") : amount;
        if (typed.isContainer() || amount.path("currency").isContainer()) {
            throw wrong(field);
        }
        if (amount.isObject() && !amount.path("currency").asString(currency).equals(currency)) {
            throw Problem.of(422, "currency_differs", "payments.problem.currencyDiffers").at(field);
        }
        return read(typed.asString(""), currency, field);
    }

    private static Problem wrong(String field) {
        return Problem.of(422, "amount_invalid", "payments.problem.amount").at(field);
    }
}
