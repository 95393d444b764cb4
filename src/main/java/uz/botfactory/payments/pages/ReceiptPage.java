package uz.botfactory.payments.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.plans.Money;

/**
 * A payment, or money that came back, to be printed.
 *
 * @param fiscal where its fiscal receipt is; null when none was printed, or not yet
 * @param payer the business's name
 */
public record ReceiptPage(
        String number,
        boolean refund,
        Order order,
        Attempt attempt,
        Money amount,
        Money listPrice,
        Money discount,
        Money returned,
        Instant at,
        @Nullable String fiscal,
        String payer) {

    /** Where the fiscal receipt of the money that came back is, on the receipt of the payment. */
    public @Nullable String fiscalReturn() {
        var url = refund ? "" : attempt.details().getOrDefault("fiscal.cancel.qr_code_url", "");
        return url.startsWith("https://") ? url : null;
    }
}
