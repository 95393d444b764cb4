package uz.botfactory.payments;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;

/**
 * One try of a payment company to collect for an order; its transaction.
 *
 * @param id from a sequence, so that a company that wants a number can have it
 * @param externalId the company's own, unique with the provider
 * @param companyTime when it began by the company's clock
 * @param reason the company's number for why it was cancelled or given back
 * @param holdsUntil while it lasts nobody else may pay the order; null: it never keeps others away
 * @param recurring one of many payments of an order that renews
 * @param surplus the order had been paid already, so its money became a credit of the account
 * @param details what the company said besides, such as its receipt
 */
public record Attempt(
        long id,
        AccountId account,
        String order,
        String provider,
        String externalId,
        State state,
        Money amount,
        Money returned,
        Instant companyTime,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable Instant cancelledAt,
        @Nullable Integer reason,
        @Nullable Instant holdsUntil,
        boolean recurring,
        boolean surplus,
        Map<String, String> details) {

    /** CREATED until the money came or nobody paid; REVERSED when all of it went back. */
    public enum State {
        CREATED,
        PAID,
        CANCELLED,
        REVERSED
    }

    /** What was paid and did not go back. */
    public Money left() {
        boolean paid = state == State.PAID || state == State.REVERSED;
        return new Money(paid ? amount.minor() - returned.minor() : 0, amount.currency());
    }

    /** As it is once its money came. */
    Attempt paid(Instant at, boolean asSurplus) {
        return new Attempt(
                id, account, order, provider, externalId, State.PAID, amount, returned, companyTime, createdAt, at, cancelledAt,
                reason, holdsUntil, recurring, asSurplus, details);
    }

    public boolean is(State other) {
        return state == other;
    }
}
