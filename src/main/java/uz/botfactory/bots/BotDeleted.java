package uz.botfactory.bots;

import uz.botfactory.accounts.AccountId;

/** A bot is gone for every look-up; whoever keeps rows of it purges them. May be announced more than once. */
public record BotDeleted(AccountId account, BotId bot) {}
