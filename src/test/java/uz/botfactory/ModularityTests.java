package uz.botfactory;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between the modules point down, as every package-info says. */
class ModularityTests {

    @Test
    void modulesUseOnlyWhatTheyMayUse() {
        ApplicationModules.of(BotFactory.class).verify();
    }
}
