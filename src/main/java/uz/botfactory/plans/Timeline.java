package uz.botfactory.plans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An account's time, divided at one moment: what is past stays, what lies ahead can be moved, cut and added to. */
record Timeline(List<Term> past, List<Term> ahead, Instant at) {

    static Timeline of(List<Term> terms, Instant at) {
        var past = new ArrayList<Term>();
        var ahead = new ArrayList<Term>();
        for (var term : terms) {
            if (!term.endsAt().isAfter(at)) {
                past.add(term);
            } else if (term.startsAt().isBefore(at)) {
                past.add(term.before(at));
                ahead.add(term.from(at));
            } else {
                ahead.add(term);
            }
        }
        return new Timeline(past, ahead, at);
    }

    Timeline without(Predicate<Term> what) {
        return ahead(ahead.stream().filter(what.negate()).toList());
    }

    Timeline each(UnaryOperator<Term> change) {
        return ahead(ahead.stream().map(change).toList());
    }

    Timeline ahead(List<Term> terms) {
        return new Timeline(past, terms, at);
    }

    /** Puts it there; what it meets goes on behind it. */
    Timeline insert(Term fresh, Instant where) {
        var all = new ArrayList<Term>();
        var waiting = true;
        var cursor = at;
        for (var term : ahead) {
            var placed = term.movedTo(cursor);
            cursor = placed.endsAt();
            if (waiting && !placed.startsAt().isBefore(where)) {
                all.add(fresh);
                waiting = false;
            }
            if (waiting && where.isBefore(placed.endsAt())) {
                all.add(placed.before(where));
                all.add(fresh);
                all.add(placed.from(where));
                waiting = false;
            } else {
                all.add(placed);
            }
        }
        if (waiting) {
            all.add(fresh);
        }
        return ahead(all);
    }

    /** One stretch after the other from the dividing moment on; halves that belong together are one again. */
    List<Term> joined() {
        var all = new ArrayList<>(past);
        var cursor = at;
        for (var term : ahead) {
            if (!term.length().isZero()) {
                add(all, term.movedTo(cursor));
                cursor = cursor.plus(term.length());
            }
        }
        return List.copyOf(all);
    }

    private static void add(List<Term> all, Term term) {
        if (!all.isEmpty() && all.getLast().goesOnWith(term)) {
            all.add(all.removeLast().with(term));
        } else {
            all.add(term);
        }
    }
}
