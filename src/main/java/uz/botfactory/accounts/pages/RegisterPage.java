package uz.botfactory.accounts.pages;

import org.jspecify.annotations.Nullable;

/** The form to register, with what was typed. */
public record RegisterPage(String fullName, String phone, String email, @Nullable FormError error) {}
