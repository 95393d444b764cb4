package uz.botfactory.accounts.pages;

import org.jspecify.annotations.Nullable;

/** The form to log in, with what was typed and where the person wanted to go. */
public record LoginPage(String login, @Nullable String next, @Nullable FormError error) {}
