package uz.botfactory.ai;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Notices;
import uz.botfactory.support.SettingsStore;

/** The admin's policy, kept ready: it is looked at before each answer. */
@Component
class Policy {

    private final SettingsStore settings;
    private volatile @Nullable AiPolicy known;

    Policy(SettingsStore settings, Notices notices) {
        this.settings = settings;
        notices.listen("settings", changed -> known = null);
    }

    AiPolicy now() {
        var present = known;
        if (present == null) {
            present = settings.get(AiPolicy.SETTING, AiPolicy.class, AiPolicy.SHIPPED);
            known = present;
        }
        return present;
    }
}
