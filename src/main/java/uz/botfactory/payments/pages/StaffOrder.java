package uz.botfactory.payments.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.plans.Money;

/**
 * One order with everything that was booked for it, for the platform's staff.
 *
 * @param refundKey names the next refund, so that a form sent twice gives back once
 * @param payable whether staff may say that its money came
 */
public record StaffOrder(
        Order order,
        String person,
        String email,
        @Nullable String phone,
        List<Attempt> attempts,
        List<Entry> entries,
        List<Refund> refunds,
        String refundKey,
        boolean payable) {

    /**
     * Money that staff decided to give back; state is a code.
     *
     * @param forStaff its company refused it or cannot be asked, so staff end it
     * @param refusal key of the sentence why its company refused it
     * @param settled how they did
     */
    public record Refund(
            String id, Money amount, String state, String note, Instant at, boolean forStaff, @Nullable String refusal, @Nullable Settled settled) {}

    /** The word of staff. */
    public record Settled(String person, String note, Instant at) {}

    /** One entry of the ledger; kind is a code, source and reason are words. */
    public record Entry(String kind, Instant at, String source, String reason, List<Posting> postings) {}

    /** Positive: what we have or are owed; negative: where it came from. The book is named in words. */
    public record Posting(String book, BigDecimal amount, String currency) {}
}
