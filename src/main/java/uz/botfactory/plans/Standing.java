package uz.botfactory.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands: all its stretches of plan time, oldest first, and what else follows from its ledger.
 *
 * @param calendars until when the payment company's calendar is paid, by plan
 * @param told moments that were written down or announced
 * @param changedAt the last change that somebody made
 * @param stopped whether its time did not run out but was ended or taken back
 */
record Standing(
        List<Term> terms,
        @Nullable Late late,
        Map<String, Instant> calendars,
        Set<Instant> told,
        Instant changedAt,
        boolean stopped) {

    /** A payment that should have come. */
    record Late(String source, Instant until) {}

    /** A moment at which something begins or ends by itself. */
    record Moment(Instant at, Term term, boolean begins) {}

    static final Standing NONE = new Standing(List.of(), null, Map.of(), Set.of(), Instant.EPOCH, false);

    // A clock that is set back by less than this goes on from the last change.
    private static final Duration SLIP = Duration.ofHours(1);

    /** The present moment; never just before the last change, also when the clock was set back a little. */
    Instant seen(Instant now) {
        return now.isBefore(changedAt) && now.isAfter(changedAt.minus(SLIP)) ? changedAt : now;
    }

    /** The stretch that began last; it may have ended. */
    @Nullable Term at(Instant now) {
        var seen = seen(now);
        Term found = null;
        for (var term : terms) {
            if (!term.startsAt().isAfter(seen)) {
                found = term;
            }
        }
        return found;
    }

    Optional<Term> running(Instant now) {
        return Optional.ofNullable(at(now)).filter(term -> term.runs(seen(now)));
    }

    /** The first stretch of another plan after the present one. */
    Optional<Term> following(Instant now) {
        var present = at(now);
        return present == null
                ? Optional.empty()
                : ahead(now).stream().filter(term -> !term.plan().equals(present.plan())).findFirst();
    }

    /** What lies wholly ahead. */
    List<Term> ahead(Instant now) {
        var seen = seen(now);
        return terms.stream().filter(term -> term.startsAt().isAfter(seen)).toList();
    }

    /** Where the unbroken run of this plan began that the stretch is a part of. */
    Instant runStart(Term of) {
        var start = of.startsAt();
        for (int i = terms.indexOf(of) - 1; i >= 0; i--) {
            var term = terms.get(i);
            if (!term.plan().equals(of.plan()) || !term.endsAt().equals(start)) {
                return start;
            }
            start = term.startsAt();
        }
        return start;
    }

    /** Where the unbroken run of this plan ends that the stretch is a part of. */
    Instant runEnd(Term of) {
        var end = of.endsAt();
        for (int i = terms.indexOf(of) + 1; i < terms.size(); i++) {
            var term = terms.get(i);
            if (!term.plan().equals(of.plan()) || !term.startsAt().equals(end)) {
                return end;
            }
            end = term.endsAt();
        }
        return end;
    }

    /** When the last of its time ends. */
    Instant end() {
        return terms.isEmpty() ? changedAt : terms.getLast().endsAt();
    }

    boolean isLate(Instant now) {
        return late != null && seen(now).isBefore(late.until());
    }

    /** What begins or ends by itself and was not written down yet, in order. */
    List<Moment> moments() {
        var moments = new ArrayList<Moment>();
        for (int i = 0; i < terms.size(); i++) {
            var term = terms.get(i);
            var next = i + 1 < terms.size() ? terms.get(i + 1) : null;
            boolean goesOn = next != null && next.startsAt().equals(term.endsAt());
            if (goesOn && !next.samePlan(term)) {
                moments.add(new Moment(next.startsAt(), next, true));
            } else if (!goesOn && !term.length().isZero()) {
                moments.add(new Moment(term.endsAt(), term, false));
            }
        }
        moments.removeIf(moment -> told.contains(moment.at()));
        return moments;
    }
}
