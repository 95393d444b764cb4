package uz.botfactory.accounts;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/**
 * The person behind this request, read afresh from a cache at every request. Staff have no account. As a controller
 * parameter it is never null where signing in is required, and null on public pages for a visitor.
 */
public record CurrentUser(
        UserId id, @Nullable AccountId account, boolean admin, String fullName, UiLanguage language, ZoneId zone) {

    /** Throws unless the person is of the platform's staff; to everybody else the staff's pages are not there. */
    public void requireStaff() {
        if (!admin) {
            throw Problem.notFound();
        }
    }

    /** The person behind the present request; empty for a visitor. For where no controller parameter can be had. */
    public static Optional<CurrentUser> signedIn() {
        return SignedIn.now().map(SignedIn::user);
    }
}
