package uz.botfactory.plans;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All of an account's terms, oldest first. */
record Terms(List<Term> all) {

    /** The one that began last; it may have ended. */
    @Nullable Term at(Instant now) {
        Term found = null;
        for (var term : all) {
            if (!term.startsAt().isAfter(now)) {
                found = term;
            }
        }
        return found;
    }

    Optional<Term> running(Instant now) {
        return Optional.ofNullable(at(now)).filter(term -> term.runs(now));
    }

    Optional<Term> following(Instant now) {
        return all.stream().filter(term -> term.startsAt().isAfter(now)).findFirst();
    }
}
