package uz.botfactory.accounts.pages;

import org.jspecify.annotations.Nullable;

/** The second step of logging in. */
public record CodePage(@Nullable String next, @Nullable FormError error) {}
