package uz.botfactory.accounts;

/** A new business registered; heard inside the registration's own transaction. */
public record AccountRegistered(AccountId account, UserId user) {}
