package uz.botfactory.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.AiRights;
import uz.botfactory.plans.Feature;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.UiLanguage;

/** Tells the models, which know no plans, what a plan allows. */
@Component
class PlanAiRights implements AiRights {

    private final Plans plans;
    private final Clock clock;

    PlanAiRights(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public boolean ownKey(AccountId account) {
        var plan = plans.of(account);
        return plan.has(Feature.OWN_AI_KEY) && plan.runs(clock.instant());
    }

    @Override
    public void requireOwnKey(AccountId account) {
        plans.require(Feature.OWN_AI_KEY, account);
    }

    @Override
    public Optional<String> planWithOwnKey(UiLanguage language) {
        return plans.catalogue().stream()
                .filter(plan -> plan.features().contains(Feature.OWN_AI_KEY))
                .min(Comparator.comparingLong((Plan plan) -> plan.monthlyUzs().minor()))
                .map(plan -> plan.name(language));
    }

    @Override
    public boolean unlimited(AccountId account) {
        return !plans.of(account).limits().containsKey(Limit.ANSWERS);
    }
}
