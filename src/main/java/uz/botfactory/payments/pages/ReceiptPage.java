package uz.botfactory.payments.pages;

import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;

/** One payment, to be printed. @param payer the business's name */
public record ReceiptPage(Order order, Attempt attempt, String payer) {

    /** Where the fiscal receipt of the payment is; null when none was printed, or not yet. */
    public @Nullable String fiscal() {
        return address("fiscal.perform.qr_code_url");
    }

    /** Where the fiscal receipt of the return is. */
    public @Nullable String fiscalReturn() {
        return address("fiscal.cancel.qr_code_url");
    }

    /** Companies told it, so it is shown only when it is what it should be. */
    private @Nullable String address(String detail) {
        var url = attempt.details().getOrDefault(detail, "");
        return url.startsWith("https://") ? url : null;
    }
}
