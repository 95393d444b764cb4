package uz.botfactory.plans;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;

/** What the platform's staff do with people's plans, written into the audit trail. */
@Component
class StaffPlans {

    private final Accounts accounts;
    private final Plans plans;
    private final AuditTrail audit;

    StaffPlans(Accounts accounts, Plans plans, AuditTrail audit) {
        this.accounts = accounts;
        this.plans = plans;
        this.audit = audit;
    }

    @Transactional
    void assign(UserId user, String code, Period period, UserId by) {
        var account = accounts.accountOf(user);
        plans.assign(account, code, period, by.toString());
        audit.record(by, account, "plan.assigned", user.toString(), Map.of("plan", code, "period", period.code()));
    }

    @Transactional
    void end(UserId user, UserId by) {
        var account = accounts.accountOf(user);
        plans.end(account);
        audit.record(by, account, "plan.ended", user.toString(), Map.of());
    }
}
