package uz.botfactory.payments;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Problem;

/** Amounts as staff type them: "290 000", "290000.00", "24,50"; nothing means no money. */
final class StaffMoney {

    private StaffMoney() {}

    static Money received(@Nullable String amount, @Nullable String currency) {
        var typed = amount == null ? "" : amount.replaceAll("[\\s\u00a0]", "").replace(',', '.');
        if (typed.isEmpty()) {
            return new Money(0, Orders.currency(currency));
        }
        try {
            var minor = new BigDecimal(typed).movePointRight(2).longValueExact();
            if (minor < 0) {
                throw wrong();
            }
            return new Money(minor, Orders.currency(currency));
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong();
        }
    }

    private static Problem wrong() {
        return Problem.of(422, "amount_invalid", "payments.problem.amount").at("received");
    }
}
