package uz.botfactory.payments.payoneer;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;

/**
 * What we want to know from Payoneer, and what made us ask. Kept by the job that asks later.
 *
 * @param payment our number of the payment
 * @param about Payoneer's number of what it spoke of: a page, a charge or a payout; empty when nobody spoke
 * @param notice Payoneer's name of the notice
 * @param minor the amount it spoke of, negative when there was none
 */
record Question(String payment, String about, String notice, long minor, String currency) implements Serializable {

    static Question about(String payment) {
        return about(payment, null);
    }

    /** What nobody spoke of. @param charge Payoneer's number of it, when we know that */
    static Question about(String payment, @Nullable String charge) {
        return new Question(payment, charge == null ? "" : charge, "", -1, "");
    }

    @Nullable Money amount() {
        return minor < 0 ? null : new Money(minor, currency);
    }

    /** One question is asked once, however often it was raised. */
    String name() {
        return payment + " " + about + " " + notice;
    }
}
