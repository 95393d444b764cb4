package uz.botfactory.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.UiLanguage;

/**
 * Somebody asks the platform's staff for help.
 *
 * @param account the business of whoever asks; null for a visitor
 */
public record HelpRequest(
        UUID id,
        @Nullable AccountId account,
        String name,
        String contact,
        UiLanguage language,
        String text,
        Instant receivedAt,
        @Nullable Instant settledAt) {}
