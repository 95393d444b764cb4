package uz.botfactory.ai;

import org.springframework.stereotype.Component;
import uz.botfactory.support.SettingsStore;

/** The admin's policy, looked at before each answer: until the admin saves one it costs nothing. */
@Component
class Policy {

    private final SettingsStore settings;

    Policy(SettingsStore settings) {
        this.settings = settings;
    }

    AiPolicy now() {
        return settings.get(AiPolicy.SETTING, AiPolicy.class, AiPolicy.SHIPPED);
    }
}
