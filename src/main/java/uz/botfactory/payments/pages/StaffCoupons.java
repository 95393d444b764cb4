package uz.botfactory.payments.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plan;

/**
 * Coupons and what each brought, for the platform's staff.
 *
 * @param typed what stands in the form for a new one
 * @param wrong the field that was refused; null when none was
 * @param problem why, as a text
 */
public record StaffCoupons(
        List<Row> coupons, List<Plan> plans, Map<String, String> typed, @Nullable String wrong, @Nullable String problem) {

    /**
     * One coupon.
     *
     * @param percent null when it takes off amounts
     * @param person whose it is, when it is personal
     */
    public record Row(
            String code,
            @Nullable Integer percent,
            List<Money> amounts,
            @Nullable Instant expiresAt,
            @Nullable Integer totalUses,
            @Nullable String person,
            String note,
            boolean disabled,
            long reserved,
            long used,
            List<Money> brought,
            List<Money> discounted) {}

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is wrong with this field; null when nothing is. */
    public @Nullable String error(String field) {
        return field.equals(wrong) ? problem : null;
    }
}
