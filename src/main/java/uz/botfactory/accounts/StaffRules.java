package uz.botfactory.accounts;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.support.SettingsStore;

/** What the platform asks of its own staff. */
@Service
public class StaffRules {

    private final SettingsStore settings;
    private final AuditTrail audit;

    StaffRules(SettingsStore settings, AuditTrail audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** Whether staff without a second factor must set one up before they can do anything else. */
    public boolean secondFactorRequired() {
        return settings.get(SecondFactor.REQUIRED_FOR_ADMINS, Boolean.class, false);
    }

    @Transactional
    public void requireSecondFactor(boolean required, UserId by) {
        settings.put(SecondFactor.REQUIRED_FOR_ADMINS, required);
        audit.record(by, null, "staff.second_factor_rule_changed", "staff", Map.of("required", Boolean.toString(required)));
    }
}
