package uz.botfactory.accounts;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.UiLanguage;

/** A person as the others may see them: everything but what proves who they are. Staff have no account. */
public record Person(
        UserId id,
        @Nullable AccountId account,
        boolean admin,
        String fullName,
        String username,
        String email,
        boolean emailVerified,
        @Nullable String phone,
        boolean phoneConfirmed,
        UiLanguage language,
        String theme,
        ZoneId zone,
        boolean secondFactor,
        boolean mustChangePassword,
        boolean banned,
        int version,
        Instant createdAt) {

    CurrentUser current() {
        return new CurrentUser(id, account, admin, fullName, language, zone);
    }
}
