package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Coupons, for staff. */
@RestController
@RequestMapping("/api/v1/admin/coupons")
@Tag(name = "admin")
class AdminCouponsApi {

    /**
     * A new coupon, or what changes of one.
     *
     * @param code left out: one is made, such as SAVE10_UZ_2026
     * @param amount what it takes off, in so'm or in the named currency
     * @param amounts the same by currency
     * @param userId whose it is, when it is personal
     */
    record Wish(
            @Nullable String code,
            @Nullable Integer percent,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable Map<String, String> amounts,
            @Nullable Instant expiresAt,
            @Nullable Integer totalUses,
            @Nullable Integer usesPerAccount,
            @Nullable List<String> plans,
            @Nullable List<String> periods,
            @Nullable String userId,
            @Nullable String note,
            @Nullable Boolean disabled) {}

    record View(
            String code,
            @Nullable Integer percent,
            List<OrdersApi.Amount> amounts,
            @Nullable Instant expiresAt,
            @Nullable Integer totalUses,
            @Nullable Integer usesPerAccount,
            Set<String> plans,
            Set<String> periods,
            @Nullable String userId,
            String note,
            boolean disabled,
            Instant createdAt,
            long reserved,
            long used,
            List<OrdersApi.Amount> brought,
            List<OrdersApi.Amount> discounted) {}

    record Page(List<View> items) {}

    private final Coupons coupons;
    private final CouponReport report;
    private final Orders orders;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    AdminCouponsApi(
            Coupons coupons, CouponReport report, Orders orders, Accounts accounts, AuditTrail audit, Clock clock) {
        this.coupons = coupons;
        this.report = report;
        this.orders = orders;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    Page list() {
        var lines = report.all();
        return new Page(coupons.latest().stream().map(coupon -> view(coupon, lines)).toList());
    }

    @GetMapping("/{code}")
    View show(@PathVariable String code) {
        return view(coupons.get(code), report.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View create(@RequestBody Wish wish, CurrentUser admin) {
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
                admin.id().toString()));
        audit.record(admin.id(), made.personalTo(), "coupon.created", made.code(), Map.of());
        return view(made, Map.of());
    }

    /** Changes what is named; its value and whose it is stay as they were. */
    @PatchMapping("/{code}")
    View change(@PathVariable String code, @RequestBody Wish wish, CurrentUser admin) {
        return changed(code, wish, admin, "coupon.changed");
    }

    @PostMapping("/{code}/disable")
    View disable(@PathVariable String code, CurrentUser admin) {
        return changed(code, switched(true), admin, "coupon.disabled");
    }

    @PostMapping("/{code}/enable")
    View enable(@PathVariable String code, CurrentUser admin) {
        return changed(code, switched(false), admin, "coupon.enabled");
    }

    private static Wish switched(boolean disabled) {
        return new Wish(null, null, null, null, null, null, null, null, null, null, null, null, disabled);
    }

    private View changed(String code, Wish wish, CurrentUser admin, String action) {
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
        audit.record(admin.id(), old.personalTo(), action, old.code(), Map.of());
        return view(changed, report.all());
    }

    private View view(Coupon coupon, Map<String, CouponReport.Line> lines) {
        var line = lines.getOrDefault(coupon.code(), CouponReport.Line.none(coupon.code()));
        var owner = coupon.personalTo() == null ? null : accounts.find(coupon.personalTo()).orElse(null);
        return new View(
                coupon.code(),
                coupon.percent(),
                amounts(coupon.amounts().entrySet().stream()
                        .map(one -> new Money(one.getValue(), one.getKey()))
                        .toList()),
                coupon.expiresAt(),
                coupon.totalUses(),
                coupon.usesPerAccount(),
                coupon.plans(),
                coupon.periods(),
                owner == null ? null : owner.owner().toString(),
                coupon.note(),
                coupon.disabled(),
                coupon.createdAt(),
                line.reserved(),
                line.used(),
                amounts(line.brought()),
                amounts(line.discounted()));
    }

    private static List<OrdersApi.Amount> amounts(List<Money> some) {
        return some.stream().map(OrdersApi.Amount::of).toList();
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
        if (amounts == (wish.percent() != null) || wish.percent() != null && (wish.percent() < 1 || wish.percent() > 100)) {
            throw wrong("value_invalid", "payments.problem.couponValue", "percent");
        }
        return wish.percent();
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

    private static @Nullable Integer uses(@Nullable Integer wish, String field) {
        if (wish != null && wish < 1) {
            throw wrong("uses_invalid", "payments.problem.couponUses", field);
        }
        return wish;
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
