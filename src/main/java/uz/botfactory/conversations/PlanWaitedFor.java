package uz.botfactory.conversations;

import uz.botfactory.accounts.AccountId;

/** The plan of an account changed while questions to its bots waited. */
public record PlanWaitedFor(AccountId account) {}
