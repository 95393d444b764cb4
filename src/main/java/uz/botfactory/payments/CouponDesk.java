package uz.botfactory.payments;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Where staff make coupons and change them; each decision is written into the audit trail. */
@Component
class CouponDesk {

    /**
     * A new coupon, or what changes of one.
     *
     * @param code left out: one is made, such as SAVE10_UZ_2026
     * @param percent a whole number as it was written, as are the uses
     * @param amount what it takes off, in so'm or in the named currency
     * @param amounts the same by currency
     * @param userId whose it is, when it is personal
     * @param unknown what a coupon does not have: a misspelt field shall not make a coupon without a limit
     */
    record Wish(
            @Nullable String code,
            @Schema(type = "integer") @Nullable String percent,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable Map<String, String> amounts,
            @Nullable Instant expiresAt,
            @Schema(type = "integer") @Nullable String totalUses,
            @Schema(type = "integer") @Nullable String usesPerAccount,
            @Nullable List<String> plans,
            @Nullable List<String> periods,
            @Nullable String userId,
            @Nullable String note,
            @Nullable Boolean disabled,
            @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, @Nullable Object> unknown) {

        private void requireKnown() {
            if (unknown != null && !unknown.isEmpty()) {
                var field = unknown.keySet().iterator().next();
                throw Problem.of(422, "unknown_field", "payments.problem.couponField", field).at(field);
            }
        }
    }

    private final Coupons coupons;
    private final Orders orders;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    CouponDesk(Coupons coupons, Orders orders, Accounts accounts, AuditTrail audit, Clock clock) {
        this.coupons = coupons;
        this.orders = orders;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    Coupon create(Wish wish, UserId by) {
        wish.requireKnown();
        var made = coupons.make(new Coupon(
                code(wish.code()),
                percent(wish),
                amounts(wish),
                wish.expiresAt(),
                uses(wish.totalUses(), "totalUses"),
                uses(wish.usesPerAccount(), "usesPerAccount"),
                plans(wish.plans(), Set.of()),
                periods(wish.periods(), Set.of()),
                account(wish.userId()),
                note(wish.note(), ""),
                Boolean.TRUE.equals(wish.disabled()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by.toString()));
        audit.record(by, made.personalTo(), "coupon.created", made.code(), Map.of());
        return made;
    }

    /** Changes what is named; its value and whose it is stay as they were. */
    Coupon change(String code, Wish wish, UserId by) {
        return change(code, wish, by, "coupon.changed");
    }

    Coupon disable(String code, boolean disabled, UserId by) {
        return change(code, switched(disabled), by, disabled ? "coupon.disabled" : "coupon.enabled");
    }

    private Coupon change(String code, Wish wish, UserId by, String action) {
        wish.requireKnown();
        var old = coupons.get(code);
        var changed = coupons.change(new Coupon(
                old.code(),
                old.percent(),
                old.amounts(),
                wish.expiresAt() == null ? old.expiresAt() : wish.expiresAt(),
                wish.totalUses() == null ? old.totalUses() : uses(wish.totalUses(), "totalUses"),
                wish.usesPerAccount() == null ? old.usesPerAccount() : uses(wish.usesPerAccount(), "usesPerAccount"),
                plans(wish.plans(), old.plans()),
                periods(wish.periods(), old.periods()),
                old.personalTo(),
                note(wish.note(), old.note()),
                wish.disabled() == null ? old.disabled() : wish.disabled(),
                old.createdAt(),
                old.createdBy()));
        audit.record(by, old.personalTo(), action, old.code(), Map.of());
        return changed;
    }

    private static Wish switched(boolean disabled) {
        return new Wish(null, null, null, null, null, null, null, null, null, null, null, null, disabled, null);
    }

    private static String code(@Nullable String wish) {
        var code = wish == null ? "" : Coupons.normal(wish);
        if (!code.isEmpty() && !Coupons.CODE.matcher(code).matches()) {
            throw wrong("code_invalid", "payments.problem.couponCode", "code");
        }
        return code;
    }

    private static @Nullable Integer percent(Wish wish) {
        boolean amounts = wish.amount() != null || wish.amounts() != null && !wish.amounts().isEmpty();
        if (amounts == (wish.percent() != null)) {
            throw wrong("value_invalid", "payments.problem.couponValue", "percent");
        }
        if (wish.percent() == null) {
            return null;
        }
        int percent = whole(wish.percent());
        if (percent < 1 || percent > 100) {
            throw wrong("value_invalid", "payments.problem.couponPercent", "percent");
        }
        return percent;
    }

    private static Map<String, Long> amounts(Wish wish) {
        var amounts = new HashMap<String, Long>();
        if (wish.amount() != null) {
            put(amounts, Orders.currency(wish.currency()), wish.amount());
        }
        if (wish.amounts() != null) {
            wish.amounts().forEach((currency, amount) -> put(amounts, Orders.currency(currency), amount));
        }
        return amounts;
    }

    private static void put(Map<String, Long> amounts, String currency, String amount) {
        var money = StaffMoney.read(amount, currency, "amount");
        if (money.isZero()) {
            throw wrong("value_invalid", "payments.problem.couponValue", "amount");
        }
        amounts.put(currency, money.minor());
    }

    private static @Nullable Integer uses(@Nullable String wish, String field) {
        if (wish == null) {
            return null;
        }
        int uses = whole(wish);
        if (uses < 1) {
            throw wrong("uses_invalid", "payments.problem.couponUses", field);
        }
        return uses;
    }

    /** The number; 0 for what is none: a fraction is refused, never cut off. */
    private static int whole(String wish) {
        return wish.matches("[0-9]{1,7}") ? Integer.parseInt(wish) : 0;
    }

    private Set<String> plans(@Nullable List<String> wish, Set<String> orElse) {
        return wish == null
                ? orElse
                : new LinkedHashSet<>(wish.stream().map(one -> orders.sold(one).code()).toList());
    }

    private static Set<String> periods(@Nullable List<String> wish, Set<String> orElse) {
        return wish == null
                ? orElse
                : new LinkedHashSet<>(wish.stream().map(one -> Orders.period(one).code()).toList());
    }

    private @Nullable AccountId account(@Nullable String user) {
        return user == null || user.isBlank() ? null : accounts.accountOf(new UserId(Ids.parse(user)));
    }

    private static String note(@Nullable String wish, String orElse) {
        var note = wish == null ? orElse : wish.strip();
        if (note.length() > 1000) {
            throw wrong("note_too_long", "payments.problem.reason", "note");
        }
        return note;
    }

    private static Problem wrong(String code, String key, String field) {
        return Problem.of(422, code, key).at(field);
    }
}
