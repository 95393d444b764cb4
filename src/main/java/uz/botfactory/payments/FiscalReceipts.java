package uz.botfactory.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;

/** Fiscal receipts of one payment company, as far as we hear what becomes of them; a bean for each. */
public interface FiscalReceipts {

    /** The company's code. */
    String provider();

    /** Those that finally were not made, as long as they are missing; the longest missing first. */
    List<Missing> missing(int limit);

    /** Tries again to make what is missing for the order. Whether there is something that we can try. */
    default boolean makeAgain(String order) {
        return false;
    }

    /**
     * A payment without its receipt.
     *
     * @param reason key of the text that says why
     * @param detail what the company said, as it came
     * @param again {@link #makeAgain} may help
     */
    record Missing(
            AccountId account, String order, String reason, @Nullable String detail, boolean again, Instant since) {}
}
