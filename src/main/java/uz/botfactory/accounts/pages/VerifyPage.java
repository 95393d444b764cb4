package uz.botfactory.accounts.pages;

/** Confirming an email by a mailed link. state: ask, done or dead. */
public record VerifyPage(String token, String state) {}
