package uz.botfactory.accounts.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Password, second factor and sessions.
 *
 * @param setup what an authenticator app needs, while the second factor is being switched on
 * @param recoveryCodes shown this once, right after it was switched on
 */
public record SecurityPage(
        boolean mustChangePassword,
        boolean mustUseSecondFactor,
        boolean secondFactor,
        @Nullable Setup setup,
        List<String> recoveryCodes,
        @Nullable FormError error) {

    /** The secret as people type it, the link an app opens, and the same link as a picture that its camera reads. */
    public record Setup(String secret, String link, QrCode picture) {}
}
