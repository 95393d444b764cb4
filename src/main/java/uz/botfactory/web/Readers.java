package uz.botfactory.web;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.CurrentUser;

/** Who looks at a page. */
@Component
class Readers {

    Optional<Reader> current() {
        return user().map(user -> new Reader(
                user.fullName(), user.language(), user.zone(), user.admin(), user.account() != null));
    }

    /** The signed-in person, as the security filters found them. */
    static Optional<CurrentUser> user() {
        var proof = SecurityContextHolder.getContext().getAuthentication();
        return proof != null && proof.getPrincipal() instanceof CurrentUser user ? Optional.of(user) : Optional.empty();
    }
}
