package uz.botfactory.accounts.pages;

import org.jspecify.annotations.Nullable;

/** The form to register, with what was typed and where the person wanted to go. */
public record RegisterPage(
        String fullName, String phone, String email, @Nullable String next, @Nullable FormError error) {}
