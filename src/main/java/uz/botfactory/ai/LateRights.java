package uz.botfactory.ai;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.UiLanguage;

/** The rights, asked of a module above us that is built after us; nobody there means no rights. */
final class LateRights implements AiRights {

    private final ObjectProvider<AiRights> above;
    private volatile @Nullable AiRights found;

    LateRights(ObjectProvider<AiRights> above) {
        this.above = above;
    }

    @Override
    public boolean ownKey(AccountId account) {
        var rights = rights();
        return rights != null && rights.ownKey(account);
    }

    @Override
    public void requireOwnKey(AccountId account) {
        above.getObject().requireOwnKey(account);
    }

    @Override
    public Optional<String> planWithOwnKey(UiLanguage language) {
        var rights = rights();
        return rights == null ? Optional.empty() : rights.planWithOwnKey(language);
    }

    @Override
    public boolean unlimited(AccountId account) {
        var rights = rights();
        return rights != null && rights.unlimited(account);
    }

    private @Nullable AiRights rights() {
        var known = found;
        if (known == null) {
            known = above.getIfAvailable();
            found = known;
        }
        return known;
    }
}
