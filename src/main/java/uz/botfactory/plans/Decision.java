package uz.botfactory.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.PlanChange.Carried;
import uz.botfactory.plans.PlanChange.Kind;

/**
 * What new plan time means for an account as it stands: whether it begins at once, extends or follows, and what becomes
 * of the time that is not used yet. Pure; the rules stand in docs/decisions/subscriptions.md.
 *
 * @param dropped codes of planned plans that make way
 */
record Decision(
        Kind kind,
        Instant startsAt,
        Duration length,
        @Nullable Instant until,
        boolean anew,
        List<Carried> carried,
        Set<String> dropped) {

    /** Looks up a plan as it was when a stretch of time was bought. */
    interface Prices extends Function<Term, Plan> {}

    /** Paid time: the present plan is extended, a dearer one begins at once, a cheaper one follows. */
    static Decision purchase(Standing standing, Plan plan, Duration length, Instant now, Prices prices) {
        var present = presentPaid(standing, now);
        if (present == null) {
            return inserted(Kind.BOUGHT, now, length, null);
        }
        if (present.plan().equals(plan.code())) {
            return inserted(Kind.EXTENDED, endOf(plan, standing, now), length, null);
        }
        if (present.isTrial()) {
            return anew(Kind.BOUGHT, standing, length, null, now, plan, Term::isTrial);
        }
        return cheaper(plan, prices.apply(present))
                ? inserted(Kind.DOWNGRADE_PLANNED, place(plan, standing, now, prices), length, null)
                : anew(Kind.UPGRADED, standing, length, null, now, plan, term -> false);
    }

    /** Time without money: the present plan is extended, any other one begins at once. */
    static Decision grant(Standing standing, Plan plan, Duration length, Instant now) {
        var present = presentPaid(standing, now);
        if (present == null) {
            return inserted(Kind.GRANTED, now, length, null);
        }
        return present.plan().equals(plan.code())
                ? inserted(Kind.GRANTED, endOf(plan, standing, now), length, null)
                : anew(Kind.GRANTED, standing, length, null, now, plan, term -> false);
    }

    /** Time by the payment company's calendar: what others gave moves behind it. */
    static Decision renewal(Standing standing, Plan plan, Instant until, Instant now, Prices prices) {
        var paidSoFar = standing.calendars().getOrDefault(plan.code(), now);
        var length = positive(Duration.between(paidSoFar.isAfter(now) ? paidSoFar : now, until));
        var present = presentPaid(standing, now);
        if (present == null) {
            return inserted(Kind.RENEWED, now, length, until);
        }
        if (present.plan().equals(plan.code())) {
            return inserted(Kind.RENEWED, endOfCalendar(plan, standing, now), length, until);
        }
        if (present.isTrial()) {
            return anew(Kind.RENEWED, standing, length, until, now, plan, Term::isTrial);
        }
        return cheaper(plan, prices.apply(present))
                ? inserted(Kind.RENEWED, place(plan, standing, now, prices), length, until)
                : anew(Kind.RENEWED, standing, length, until, now, plan, term -> false);
    }

    private static Decision inserted(Kind kind, Instant startsAt, Duration length, @Nullable Instant until) {
        return new Decision(kind, startsAt, length, until, false, List.of(), Set.of());
    }

    private static Decision anew(
            Kind kind,
            Standing standing,
            Duration length,
            @Nullable Instant until,
            Instant now,
            Plan plan,
            Predicate<Term> keepsItsTime) {
        var carried = new ArrayList<Carried>();
        var dropped = new LinkedHashSet<String>();
        for (var term : unused(standing, now)) {
            var rest = keepsItsTime.test(term) ? term.rest(now) : term.worth(now, plan.monthly(term.paid().currency()));
            if (!rest.isZero()) {
                carried.add(new Carried(term.source(), rest, term.unused(now)));
            }
            if (term.startsAt().isAfter(now) && !term.plan().equals(plan.code())) {
                dropped.add(term.plan());
            }
        }
        standing.running(now).ifPresent(present -> dropped.remove(present.plan()));
        return new Decision(kind, now, length, until, true, List.copyOf(carried), dropped);
    }

    /** The running stretch, unless it is only patience. */
    private static @Nullable Term presentPaid(Standing standing, Instant now) {
        return standing.running(now).filter(term -> !term.isGrace()).orElse(null);
    }

    private static List<Term> unused(Standing standing, Instant now) {
        return standing.terms().stream()
                .filter(term -> term.runs(now) && !term.isGrace())
                .toList();
    }

    /** Where the last stretch of this plan ends. */
    private static Instant endOf(Plan plan, Standing standing, Instant now) {
        return last(standing, now, term -> term.plan().equals(plan.code()));
    }

    private static Instant endOfCalendar(Plan plan, Standing standing, Instant now) {
        return last(standing, now, term -> term.isCalendar() && term.plan().equals(plan.code()));
    }

    /** Behind everything of this plan, else before the first planned plan that is cheaper still. */
    private static Instant place(Plan plan, Standing standing, Instant now, Prices prices) {
        var own = endOf(plan, standing, now);
        if (own.isAfter(now)) {
            return own;
        }
        return unused(standing, now).stream()
                .filter(term -> term.startsAt().isAfter(now) && cheaper(prices.apply(term), plan))
                .findFirst()
                .map(Term::startsAt)
                .orElseGet(() -> last(standing, now, term -> true));
    }

    private static Instant last(Standing standing, Instant now, Predicate<Term> which) {
        return unused(standing, now).stream()
                .filter(which)
                .map(Term::endsAt)
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static boolean cheaper(Plan one, Plan other) {
        return one.monthlyUzs().minor() < other.monthlyUzs().minor();
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
