package uz.botfactory.accounts.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people may change about themselves, with what was typed. */
public record ProfilePage(
        String fullName,
        String phone,
        String email,
        boolean emailVerified,
        boolean phoneConfirmed,
        boolean canConfirmPhone,
        String username,
        String language,
        String theme,
        String zone,
        List<String> zones,
        @Nullable FormError error) {}
