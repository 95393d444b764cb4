package uz.botfactory.accounts;

/** An account was banned by the platform's staff; its bots stop at once. */
public record AccountBanned(AccountId account) {}
