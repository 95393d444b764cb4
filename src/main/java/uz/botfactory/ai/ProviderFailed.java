package uz.botfactory.ai;

import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;

/**
 * A provider was switched off for a while because its key is wrong or has no money: somebody must do something.
 *
 * @param account whose own key it is; null for the platform's
 */
public record ProviderFailed(String provider, @Nullable AccountId account, ModelFailed.Reason reason) {}
