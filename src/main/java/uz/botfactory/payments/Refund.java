package uz.botfactory.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;

/**
 * Money that staff decided to give back.
 *
 * @param inAll what has gone back of the attempt when this is done
 * @param state asked: the company is being asked; to_do: by hand in the company's cabinet; done; refused by the company;
 *     closed: staff said that no money goes back
 * @param refusal key of the sentence why the company refused it
 * @param settled how staff ended what the company did not do
 */
record Refund(
        AccountId account,
        UUID id,
        String order,
        long attempt,
        String key,
        Money amount,
        Money inAll,
        String state,
        String note,
        String by,
        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable String refusal,
        @Nullable Settled settled) {

    /** The word of staff. */
    record Settled(String note, String by, Instant at) {}

    static final String NAME = "refund-";
    static final String ASKED = "asked";
    static final String TO_DO = "to_do";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String CLOSED = "closed";

    boolean isAsked() {
        return state.equals(ASKED);
    }

    /** It waits for staff: the company refused it, or cannot be asked. */
    boolean isForStaff() {
        return state.equals(REFUSED) || state.equals(TO_DO);
    }

    /** Under which the company and the ledger know it. */
    String name() {
        return NAME + id;
    }
}
