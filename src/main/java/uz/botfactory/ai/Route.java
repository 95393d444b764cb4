package uz.botfactory.ai;

import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.wire.Access;

/**
 * One way to a model.
 *
 * @param owner whose own key it uses; null: the platform's
 */
record Route(Provider provider, Access access, Breaker breaker, @Nullable AccountId owner) {

    boolean ownKey() {
        return owner != null;
    }
}
