package uz.botfactory.accounts;

import org.jspecify.annotations.Nullable;
import uz.botfactory.support.UiLanguage;

/** What somebody writes to register. Without a username one is made from the email. */
public record NewPerson(
        String fullName,
        String phone,
        String email,
        String password,
        @Nullable String username,
        UiLanguage language) {}
