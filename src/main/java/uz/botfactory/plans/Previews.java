package uz.botfactory.plans;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Preview.Effect;

/** Tells what buying a plan would do, before anything is bought: the very decision that a payment leads to. */
@Component
public class Previews {

    private final Standings standings;
    private final Catalogue catalogue;
    private final Clock clock;

    Previews(Standings standings, Catalogue catalogue, Clock clock) {
        this.standings = standings;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What buying this plan for this period now would do. */
    public Preview of(AccountId account, Plan plan, Period period) {
        var standing = standings.of(account);
        var now = standing.seen(clock.instant());
        var present = standing.at(now);
        var decision = Decision.purchase(
                standing, plan, period.length(), now, term -> catalogue.get(term.plan(), term.version()));
        var carried = decision.carried().stream().map(PlanChange.Carried::length).reduce(Duration.ZERO, Duration::plus);
        return new Preview(
                effect(decision, present != null && present.isTrial() && present.runs(now)),
                present == null ? plan.code() : present.plan(),
                decision.startsAt(),
                decision.startsAt().plus(decision.length()).plus(carried),
                carried,
                List.copyOf(decision.dropped()));
    }

    private static Effect effect(Decision decision, boolean inTrial) {
        return switch (decision.kind()) {
            case EXTENDED -> Effect.EXTENDS;
            case UPGRADED -> Effect.UPGRADES;
            case DOWNGRADE_PLANNED -> Effect.FOLLOWS;
            default -> inTrial ? Effect.AFTER_TRIAL : Effect.BEGINS;
        };
    }
}
