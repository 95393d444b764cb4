package uz.botfactory.payments;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.support.Problem;

/** Coupons: made, checked while they are typed, and used no more often than was promised. */
@Service
public class Coupons {

    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{2,39}");

    /** Without what looks alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LATEST = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CouponTable table;
    private final CouponUses uses;
    private final Guesses guesses;
    private final Clock clock;

    Coupons(CouponTable table, CouponUses uses, Guesses guesses, Clock clock) {
        this.table = table;
        this.uses = uses;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** What a coupon would do to a price. */
    record Quote(Coupon coupon, Money discount, Money amount) {

        static Quote of(Coupon coupon, Money price) {
            var discount = coupon.discount(price);
            return new Quote(coupon, discount, new Money(price.minor() - discount.minor(), price.currency()));
        }
    }

    /** A coupon of this percentage that only this account can use, once. @return its code */
    @Transactional
    public String personal(AccountId account, int percent, Duration valid, String note) {
        var name = name(percent + "", true);
        return add(new Coupon(
                        name, percent, Map.of(), now().plus(valid), 1, 1, Set.of(), Set.of(), account, note, false, now(), "system"))
                .code();
    }

    /** What it would do for this account now; throws the problem that says why not. */
    Quote check(AccountId account, String typed, Plan plan, Period period, Money price) {
        var coupon = table.find(normal(typed))
                .filter(one -> one.personalTo() == null || one.personalTo().equals(account))
                .orElseThrow(() -> guesses.wrong(account));
        return check(account, coupon, plan, period, price);
    }

    /** The same, and the coupon is taken for this order or wish until it is paid or given up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(AccountId account, String what, String code, Plan plan, Period period, Money price) {
        var coupon = table.lock(code).orElseThrow(() -> guesses.wrong(account));
        var quote = check(account, coupon, plan, period, price);
        uses.reserve(account, what, coupon, quote.discount());
    }

    List<Coupon> latest() {
        return page(null, LATEST);
    }

    /** Those for everybody before personal ones, newest first, from below the named one on. */
    List<Coupon> page(@Nullable String below, int limit) {
        return table.page(below, limit);
    }

    Coupon get(String code) {
        return table.find(normal(code)).orElseThrow(Problem::notFound);
    }

    /** Adds it under its code, or under one that is made from its value when that is empty. */
    @Transactional
    public Coupon make(Coupon coupon) {
        if (!coupon.code().isEmpty()) {
            return add(coupon);
        }
        var value = coupon.percent() != null
                ? coupon.percent().toString()
                : String.valueOf(coupon.amounts().values().iterator().next() / 100);
        var plain = named(coupon, name(value, coupon.personalTo() != null));
        return table.insert(plain) ? plain : add(named(coupon, name(value, true)));
    }

    @Transactional
    public Coupon change(Coupon coupon) {
        table.update(coupon);
        return get(coupon.code());
    }

    static String normal(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    static @Nullable String normalOrNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : normal(typed);
    }

    private Quote check(AccountId account, Coupon coupon, Plan plan, Period period, Money price) {
        coupon.requireFor(account, plan, period, price.currency(), now());
        if (coupon.totalUses() != null && uses.of(coupon) >= coupon.totalUses()) {
            throw Coupon.usedUp();
        }
        if (coupon.usesPerAccount() != null && uses.of(coupon, account) >= coupon.usesPerAccount()) {
            throw Coupon.usedByYou();
        }
        return Quote.of(coupon, price);
    }

    private Coupon add(Coupon coupon) {
        if (!table.insert(coupon)) {
            throw Problem.of(409, "coupon_exists", "payments.problem.couponExists").at("code");
        }
        return coupon;
    }

    /** SAVE10_UZ_2026, with six letters that nobody guesses when it must be a name of its own. */
    private String name(String value, boolean ofItsOwn) {
        var plain = "SAVE" + value + "_UZ_" + now().atZone(ZoneOffset.UTC).getYear();
        return ofItsOwn ? plain + "_" + letters() : plain;
    }

    private static String letters() {
        var letters = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private static Coupon named(Coupon coupon, String code) {
        return new Coupon(
                code,
                coupon.percent(),
                coupon.amounts(),
                coupon.expiresAt(),
                coupon.totalUses(),
                coupon.usesPerAccount(),
                coupon.plans(),
                coupon.periods(),
                coupon.personalTo(),
                coupon.note(),
                coupon.disabled(),
                coupon.createdAt(),
                coupon.createdBy());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
