package uz.botfactory.accounts.pages;

import org.jspecify.annotations.Nullable;

/** Asking for a new password; sent says that a mail is on its way if there is such a person. */
public record ForgotPage(String email, boolean sent, @Nullable FormError error) {}
