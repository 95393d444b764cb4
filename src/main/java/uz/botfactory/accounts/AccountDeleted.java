package uz.botfactory.accounts;

/** An account was deleted: it is gone for every look-up, and each module now purges its rows. */
public record AccountDeleted(AccountId account) {}
