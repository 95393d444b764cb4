package uz.botfactory.plans;

import uz.botfactory.accounts.AccountId;

/** Something about an account's plan changed: assigned, extended, ended, or a used-up window began anew. */
public record PlanChanged(AccountId account) {}
