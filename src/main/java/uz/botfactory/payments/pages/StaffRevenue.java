package uz.botfactory.payments.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;

/**
 * What came in, and what staff must look at.
 *
 * @param totals what was kept, by currency
 * @param requisites of bank transfers, by field
 * @param rate so'm for a dollar; empty when none was set
 */
public record StaffRevenue(
        List<Line> lines,
        List<Line> totals,
        List<Task> tasks,
        @Nullable Instant checkedAt,
        Map<String, String> requisites,
        String rate,
        String rateFrom) {

    /** @param month null in a total; plan is its name in the reader's language */
    public record Line(
            @Nullable YearMonth month,
            String provider,
            String plan,
            String currency,
            long payments,
            BigDecimal came,
            BigDecimal returned,
            BigDecimal kept) {}

    /**
     * One thing to look at; kind is a code, reason is words of a person or of the product.
     *
     * @param id of what is settled with a note; null for what ends by itself
     * @param detail what the company said, as it came
     * @param again its receipt can be tried once more
     */
    public record Task(
            String kind,
            @Nullable String id,
            @Nullable String person,
            @Nullable String order,
            @Nullable Money amount,
            @Nullable Money expected,
            @Nullable String provider,
            @Nullable String plan,
            String reason,
            String detail,
            boolean again,
            @Nullable Instant since) {}
}
