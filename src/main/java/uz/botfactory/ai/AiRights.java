package uz.botfactory.ai;

import java.util.Optional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.UiLanguage;

/** What an account may do with models; answered by whoever knows the plans. */
public interface AiRights {

    /** Whether the account's plan opens a key of its own. */
    boolean ownKey(AccountId account);

    /** Throws the refusal that leads to the plan which opens a key of its own. */
    void requireOwnKey(AccountId account);

    /** The name of the smallest plan that opens a key of its own. */
    Optional<String> planWithOwnKey(UiLanguage language);

    /** Whether the account's answers are unlimited, so that only the daily ceiling guards the platform's money. */
    boolean unlimited(AccountId account);
}
