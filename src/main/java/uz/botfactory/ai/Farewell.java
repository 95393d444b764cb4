package uz.botfactory.ai;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountDeleted;

/** Forgets what we know of an account that left. */
@Component
class Farewell {

    private final OwnKeys keys;
    private final Ledger ledger;

    Farewell(OwnKeys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    @ApplicationModuleListener
    void on(AccountDeleted event) {
        keys.remove(event.account());
        ledger.forget(event.account());
    }
}
