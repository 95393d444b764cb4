package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.plans.Money;

/** Coupons, for staff. */
@RestController
@RequestMapping("/api/v1/admin/coupons")
@Tag(name = "admin")
class AdminCouponsApi {

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

    record Page(List<View> items, @Nullable String nextCursor) {}

    private static final int MOST = 200;

    private final Coupons coupons;
    private final CouponReport report;
    private final CouponDesk desk;
    private final Accounts accounts;

    AdminCouponsApi(Coupons coupons, CouponReport report, CouponDesk desk, Accounts accounts) {
        this.coupons = coupons;
        this.report = report;
        this.desk = desk;
        this.accounts = accounts;
    }

    @GetMapping
    Page list(@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        int many = Math.clamp(limit, 1, MOST);
        var found = coupons.page(cursor, many + 1);
        var shown = found.subList(0, Math.min(many, found.size()));
        var lines = report.all();
        return new Page(
                shown.stream().map(coupon -> view(coupon, lines)).toList(),
                found.size() > many ? shown.getLast().code() : null);
    }

    @GetMapping("/{code}")
    View show(@PathVariable String code) {
        return view(coupons.get(code), report.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View create(@RequestBody CouponDesk.Wish wish, CurrentUser admin) {
        return view(desk.create(wish, admin.id()), Map.of());
    }

    /** Changes what is named; its value and whose it is stay as they were. */
    @PatchMapping("/{code}")
    View change(@PathVariable String code, @RequestBody CouponDesk.Wish wish, CurrentUser admin) {
        return view(desk.change(code, wish, admin.id()), report.all());
    }

    @PostMapping("/{code}/disable")
    View disable(@PathVariable String code, CurrentUser admin) {
        return view(desk.disable(code, true, admin.id()), report.all());
    }

    @PostMapping("/{code}/enable")
    View enable(@PathVariable String code, CurrentUser admin) {
        return view(desk.disable(code, false, admin.id()), report.all());
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
}

