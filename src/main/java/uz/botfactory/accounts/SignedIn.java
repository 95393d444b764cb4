package uz.botfactory.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody who proved who they are: by a session (without a token) or by a token of a program. */
final class SignedIn extends AbstractAuthenticationToken {

    static final String ADMIN = "ROLE_ADMIN";
    /** May do what only the person in person may: change passwords, keys, or end the account. */
    static final String IN_PERSON = "IN_PERSON";

    static final String WRITE = "WRITE";

    private final transient CurrentUser user;
    private final transient Tokens.@Nullable Holder token;
    private final transient @Nullable String plainToken;

    private SignedIn(
            CurrentUser user,
            Tokens.@Nullable Holder token,
            @Nullable String plainToken,
            List<GrantedAuthority> authorities) {
        super(authorities);
        this.user = user;
        this.token = token;
        this.plainToken = plainToken;
        setAuthenticated(true);
    }

    static SignedIn bySession(Person person) {
        return new SignedIn(person.current(), null, null, authorities(person.admin(), true, true));
    }

    static SignedIn byToken(Person person, Tokens.Holder token, String plainToken) {
        boolean inPerson = !token.isApiKey();
        return new SignedIn(
                person.current(),
                token,
                plainToken,
                authorities(person.admin() && inPerson, inPerson, token.writes()));
    }

    /** Who is behind the present request. */
    static Optional<SignedIn> now() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn one
                ? Optional.of(one)
                : Optional.empty();
    }

    private static List<GrantedAuthority> authorities(boolean admin, boolean inPerson, boolean writes) {
        var all = new ArrayList<GrantedAuthority>(3);
        if (admin) {
            all.add(new SimpleGrantedAuthority(ADMIN));
        }
        if (inPerson) {
            all.add(new SimpleGrantedAuthority(IN_PERSON));
        }
        if (writes) {
            all.add(new SimpleGrantedAuthority(WRITE));
        }
        return all;
    }

    CurrentUser user() {
        return user;
    }

    Tokens.@Nullable Holder token() {
        return token;
    }

    @Nullable String plainToken() {
        return plainToken;
    }

    @Override
    public CurrentUser getPrincipal() {
        return user;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return user.id().toString();
    }
}
