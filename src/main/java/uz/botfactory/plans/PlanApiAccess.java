package uz.botfactory.plans;

import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.ApiAccess;

/** API keys work while the plan has them. */
@Component
class PlanApiAccess implements ApiAccess {

    private final Plans plans;

    PlanApiAccess(Plans plans) {
        this.plans = plans;
    }

    @Override
    public void require(AccountId account) {
        plans.require(Feature.API, account);
    }
}
