package uz.botfactory.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToLongFunction;
import uz.botfactory.plans.PlanChange.Kind;

/** Goes through a ledger line by line: no line may make time or money appear or vanish. */
final class LedgerAudit {

    private LedgerAudit() {}

    static void check(List<PlanChange> changes) {
        var gifts = new HashSet<String>();
        var standing = Standing.NONE;
        for (var change : changes) {
            assertThat(change.kind().gives() && !gifts.add(change.source())).as("twice for %s", change).isFalse();
            var after = Ledger.after(standing, change);
            check(standing, change, after);
            standing = after;
        }
    }

    private static void check(Standing before, PlanChange change, Standing after) {
        var at = change.at();
        if (change.kind() == Kind.BEGAN || change.kind() == Kind.RAN_OUT) {
            assertThat(after.terms()).as("%s moves nothing", change).isEqualTo(before.terms());
            return;
        }
        assertThat(rest(after, at)).as("what lies ahead after %s", change).isEqualTo(expectedRest(before, change));
        assertThat(used(after, at)).as("what was used before %s", change).isEqualTo(used(before, at));
        for (var currency : List.of("UZS", "USD")) {
            var carried = change.carried().stream()
                    .map(PlanChange.Carried::worth)
                    .filter(worth -> worth.currency().equals(currency))
                    .mapToLong(Money::minor)
                    .sum();
            assertThat(carried).as("money carried by %s", change).isLessThanOrEqualTo(sum(before, currency, term -> term.unused(at).minor()));
            long paid = change.kind().gives() && change.paid().currency().equals(currency) ? change.paid().minor() : 0;
            assertThat(sum(after, currency, term -> term.paid().minor()))
                    .as("money after %s", change)
                    .isLessThanOrEqualTo(sum(before, currency, term -> term.paid().minor()) + paid);
        }
        noHolesAhead(after, at);
    }

    private static Duration expectedRest(Standing before, PlanChange change) {
        var rest = rest(before, change.at());
        return switch (change.kind()) {
            case TRIAL_BEGUN, BOUGHT, EXTENDED, UPGRADED, DOWNGRADE_PLANNED, GRANTED, RENEWED ->
                change.anew() ? change.length().plus(change.brought()) : rest.plus(change.length());
            case TAKEN_BACK -> rest.minus(change.length());
            case ENDED -> Duration.ZERO;
            default -> rest;
        };
    }

    private static Duration rest(Standing standing, Instant at) {
        return standing.terms().stream()
                .filter(term -> !term.isGrace())
                .map(term -> term.rest(at))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration used(Standing standing, Instant at) {
        return standing.terms().stream()
                .filter(term -> !term.isGrace())
                .map(term -> term.length().minus(term.rest(at)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long sum(Standing standing, String currency, ToLongFunction<Term> of) {
        return standing.terms().stream()
                .filter(term -> term.paid().currency().equals(currency))
                .mapToLong(of)
                .sum();
    }

    private static void noHolesAhead(Standing standing, Instant at) {
        var ahead = standing.terms().stream().filter(term -> term.endsAt().isAfter(at)).toList();
        for (int i = 1; i < ahead.size(); i++) {
            assertThat(ahead.get(i).startsAt()).isEqualTo(ahead.get(i - 1).endsAt());
        }
    }
}
