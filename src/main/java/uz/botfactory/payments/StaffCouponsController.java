package uz.botfactory.payments;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.payments.pages.StaffCoupons;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Where staff make coupons and see what each brought. */
@Controller
@RequestMapping("/admin/coupons")
class StaffCouponsController {

    private final Coupons coupons;
    private final CouponDesk desk;
    private final CouponReport report;
    private final Accounts accounts;
    private final Plans plans;
    private final Texts texts;

    StaffCouponsController(
            Coupons coupons, CouponDesk desk, CouponReport report, Accounts accounts, Plans plans, Texts texts) {
        this.coupons = coupons;
        this.desk = desk;
        this.report = report;
        this.accounts = accounts;
        this.plans = plans;
        this.texts = texts;
    }

    @GetMapping
    String list(CurrentUser user, UiLanguage language, Model model) {
        user.requireStaff();
        return show(Map.of(), null, language, model);
    }

    @PostMapping
    String create(
            CurrentUser user,
            UiLanguage language,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        user.requireStaff();
        try {
            desk.create(wish(form, user), user.id());
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return show(form.toSingleValueMap(), problem, language, model);
        }
        redirect.addFlashAttribute("notice", "payments.staff.couponMade");
        return "redirect:/admin/coupons";
    }

    @PostMapping("/{code}/disabled")
    String disable(
            CurrentUser user,
            @PathVariable String code,
            @RequestParam(defaultValue = "true") boolean disabled,
            RedirectAttributes redirect) {
        user.requireStaff();
        desk.disable(code, disabled, user.id());
        redirect.addFlashAttribute("notice", disabled ? "payments.staff.couponOff" : "payments.staff.couponOn");
        return "redirect:/admin/coupons";
    }

    private static CouponDesk.Wish wish(MultiValueMap<String, String> form, CurrentUser user) {
        return new CouponDesk.Wish(
                typed(form, "code"),
                typed(form, "percent"),
                typed(form, "amount"),
                typed(form, "currency"),
                null,
                lastMoment(form, user),
                typed(form, "totalUses"),
                typed(form, "usesPerAccount"),
                form.get("plans"),
                form.get("periods"),
                null,
                typed(form, "note"),
                null,
                null);
    }

    private static @Nullable String typed(MultiValueMap<String, String> form, String field) {
        var typed = form.getFirst(field);
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** The end of that day where the member of staff is. */
    private static @Nullable Instant lastMoment(MultiValueMap<String, String> form, CurrentUser user) {
        var typed = typed(form, "expires");
        try {
            return typed == null ? null : LocalDate.parse(typed).plusDays(1).atStartOfDay(user.zone()).toInstant();
        } catch (DateTimeException e) {
            throw Problem.of(422, "invalid_date", "payments.problem.date").at("expires");
        }
    }

    private String show(Map<String, String> typed, @Nullable Problem problem, UiLanguage language, Model model) {
        var reason = problem == null ? null : texts.get(language, problem.messageKey(), problem.arguments());
        var sold = plans.all().stream().filter(plan -> !plan.isTrial()).toList();
        model.addAttribute(
                "page", new StaffCoupons(rows(), sold, typed, problem == null ? null : problem.field(), reason));
        return "payments/staff-coupons";
    }

    private List<StaffCoupons.Row> rows() {
        var lines = report.all();
        return coupons.latest().stream()
                .map(coupon -> row(coupon, lines.getOrDefault(coupon.code(), CouponReport.Line.none(coupon.code()))))
                .toList();
    }

    private StaffCoupons.Row row(Coupon coupon, CouponReport.Line line) {
        var owner = coupon.personalTo() == null ? null : accounts.find(coupon.personalTo()).orElse(null);
        return new StaffCoupons.Row(
                coupon.code(),
                coupon.percent(),
                coupon.amounts().entrySet().stream().map(one -> new Money(one.getValue(), one.getKey())).toList(),
                coupon.expiresAt(),
                coupon.totalUses(),
                owner == null ? null : accounts.person(owner.owner()).fullName(),
                coupon.note(),
                coupon.disabled(),
                line.reserved(),
                line.used(),
                line.brought(),
                line.discounted());
    }
}
