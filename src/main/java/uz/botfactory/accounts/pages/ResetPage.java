package uz.botfactory.accounts.pages;

import org.jspecify.annotations.Nullable;

/** Setting a new password by a mailed link; an old link works no more. */
public record ResetPage(String token, boolean works, @Nullable FormError error) {}
