package uz.botfactory.accounts;

import org.jspecify.annotations.Nullable;

/** What somebody changes about themselves; what is left out stays as it is. */
public record ProfileChange(
        @Nullable String fullName,
        @Nullable String phone,
        @Nullable String language,
        @Nullable String theme,
        @Nullable String timeZone) {

    ProfileChange withoutPhone() {
        return new ProfileChange(fullName, null, language, theme, timeZone);
    }
}
