package uz.botfactory.plans;

import uz.botfactory.accounts.AccountId;

/** A wish to use up one of something; the same key twice counts once. */
public record Spend(Limit limit, AccountId account, String key) {}
