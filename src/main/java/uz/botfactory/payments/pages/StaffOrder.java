package uz.botfactory.payments.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;

/**
 * One order with everything that was booked for it, for the platform's staff.
 *
 * @param refundable what can still be given back; zero when nothing can
 * @param payable whether staff may say that its money came
 */
public record StaffOrder(
        Order order,
        String person,
        String email,
        @Nullable String phone,
        List<Attempt> attempts,
        List<Entry> entries,
        BigDecimal refundable,
        boolean payable) {

    /** One entry of the ledger; kind is a code. */
    public record Entry(String kind, Instant at, String source, String reason, List<Posting> postings) {}

    /** Positive: what we have or are owed; negative: where it came from. */
    public record Posting(String book, BigDecimal amount, String currency) {}
}
