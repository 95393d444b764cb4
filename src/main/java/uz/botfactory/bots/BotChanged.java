package uz.botfactory.bots;

import uz.botfactory.accounts.AccountId;

/** A bot was made, edited, started or stopped. */
public record BotChanged(AccountId account, BotId bot) {}
