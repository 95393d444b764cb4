package uz.botfactory.plans;

import uz.botfactory.accounts.AccountId;

/** Counts things that accounts own, for whoever shows how much of a plan is used. A bean of the module that owns them. */
public interface Owned {

    Limit limit();

    long count(AccountId account);
}
