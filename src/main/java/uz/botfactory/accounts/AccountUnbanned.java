package uz.botfactory.accounts;

/** A ban was lifted. */
public record AccountUnbanned(AccountId account) {}
