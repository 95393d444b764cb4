package uz.botfactory.plans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.PlanChange.Carried;
import uz.botfactory.plans.PlanChange.Kind;
import uz.botfactory.plans.Standing.Late;
import uz.botfactory.plans.Term.Lent;
import uz.botfactory.plans.Term.Nature;

/** Which plan runs when, computed from an account's changes and from nothing else. Pure. */
final class Ledger {

    private Ledger() {}

    /** @param changes all of one account, in the order of their numbers */
    static Standing fold(List<PlanChange> changes) {
        var standing = Standing.NONE;
        for (var change : changes) {
            standing = after(standing, change);
        }
        return standing;
    }

    static Standing after(Standing before, PlanChange change) {
        return switch (change.kind()) {
            case TRIAL_BEGUN -> begun(before, change);
            case BOUGHT, EXTENDED, UPGRADED, DOWNGRADE_PLANNED, GRANTED, RENEWED -> given(before, change);
            case AWAITED, PAST_DUE -> patient(before, change);
            case TAKEN_BACK -> takenBack(before, change);
            case ENDED -> ended(before, change);
            case BEGAN, RAN_OUT -> told(before, change);
            case DOWNGRADE_DROPPED, RESUMED -> before;
        };
    }

    /** A trial that was already had is written down too, with no time in it. */
    private static Standing begun(Standing before, PlanChange change) {
        var terms = new ArrayList<>(before.terms());
        terms.add(fresh(change));
        return new Standing(List.copyOf(terms), null, before.calendars(), told(before, change.at()), change.at(), false);
    }

    private static Standing given(Standing before, PlanChange change) {
        var timeline = Timeline.of(before.terms(), change.at()).without(Term::isGrace);
        var terms = change.anew()
                ? timeline.ahead(afresh(timeline, change)).joined()
                : timeline.insert(fresh(change), change.startsAt()).joined();
        return new Standing(terms, null, calendars(before, change), told(before, change.at()), change.at(), false);
    }

    /** What was there before runs first, but what was paid by a calendar stands where the calendar says. */
    private static List<Term> afresh(Timeline timeline, PlanChange change) {
        var terms = new ArrayList<Term>();
        change.carried().forEach(one -> terms.add(carried(timeline, one, change)));
        terms.add(change.kind() == Kind.RENEWED ? 0 : terms.size(), fresh(change));
        return terms;
    }

    private static Term fresh(PlanChange change) {
        return new Term(
                change.source(),
                change.plan(),
                change.version(),
                change.paid(),
                change.startsAt(),
                change.startsAt().plus(change.length()),
                change.kind() == Kind.RENEWED ? Nature.CALENDAR : Nature.ORDINARY,
                null);
    }

    private static Term carried(Timeline timeline, Carried what, PlanChange change) {
        return new Term(
                what.source(),
                change.plan(),
                change.version(),
                what.worth(),
                change.startsAt(),
                change.startsAt().plus(what.length()),
                Nature.ORDINARY,
                lent(timeline, what, change));
    }

    private static @Nullable Lent lent(Timeline timeline, Carried what, PlanChange change) {
        return timeline.ahead().stream()
                .filter(term -> term.isTrial() && term.source().equals(what.source()))
                .findFirst()
                .map(term -> new Lent(change.source(), term.version()))
                .orElse(null);
    }

    private static Map<String, Instant> calendars(Standing before, PlanChange change) {
        if (change.kind() != Kind.RENEWED || change.until() == null) {
            return before.calendars();
        }
        var calendars = new HashMap<>(before.calendars());
        calendars.merge(change.plan(), change.until(), (one, other) -> one.isAfter(other) ? one : other);
        return Map.copyOf(calendars);
    }

    private static Standing patient(Standing before, PlanChange change) {
        var until = change.until() == null ? change.at() : change.until();
        var from = before.end().isAfter(change.at()) ? before.end() : change.at();
        var terms = new ArrayList<>(before.terms());
        if (from.isBefore(until)) {
            terms.add(new Term(
                    change.source(), change.plan(), change.version(), Money.nothing(), from, until, Nature.GRACE, null));
        }
        return new Standing(
                List.copyOf(terms),
                change.kind() == Kind.PAST_DUE ? new Late(change.source(), until) : before.late(),
                before.calendars(),
                told(before, change.at()),
                change.at(),
                before.stopped());
    }

    private static Standing takenBack(Standing before, PlanChange change) {
        var timeline = Timeline.of(before.terms(), change.at())
                .without(term -> term.source().equals(change.source()));
        timeline = timeline.each(handedOn(timeline, change.source()));
        boolean nothingLeft = timeline.ahead().stream().allMatch(Term::isGrace);
        var terms = nothingLeft ? timeline.past() : timeline.joined();
        return new Standing(
                List.copyOf(terms),
                nothingLeft ? null : before.late(),
                nothingLeft ? Map.of() : before.calendars(),
                told(before, change.at()),
                change.at(),
                nothingLeft);
    }

    /** The rest of a trial that was lent to it goes on in what was bought besides; without that it is a trial again. */
    private static UnaryOperator<Term> handedOn(Timeline left, String from) {
        var heir = left.ahead().stream().filter(Term::isOwn).findFirst();
        return term -> !term.isLentTo(from)
                ? term
                : heir.map(term::lentTo).orElseGet(term::givenBack);
    }

    private static Standing ended(Standing before, PlanChange change) {
        var past = Timeline.of(before.terms(), change.at()).past();
        return new Standing(List.copyOf(past), null, Map.of(), told(before, change.at()), change.at(), true);
    }

    private static Standing told(Standing before, PlanChange change) {
        return new Standing(
                before.terms(),
                before.late(),
                before.calendars(),
                told(before, change.startsAt()),
                before.changedAt(),
                before.stopped());
    }

    private static Set<Instant> told(Standing before, Instant moment) {
        var told = new HashSet<>(before.told());
        told.add(moment);
        return Set.copyOf(told);
    }
}
