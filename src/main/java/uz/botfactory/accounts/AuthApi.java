package uz.botfactory.accounts;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.support.UiLanguage;

/** Registering, logging in and out, and getting back in, for programs. */
@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "auth")
class AuthApi {

    record Registration(
            @Nullable String fullName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String password,
            @Nullable String username,
            @Nullable String language) {

        NewPerson person() {
            return new NewPerson(
                    text(fullName), text(phone), text(email), text(password), username, languageOf(language));
        }
    }

    record Login(@Nullable String login, @Nullable String password, @Nullable String otp) {}

    record ResetRequest(@Nullable String email) {}

    record Reset(@Nullable String token, @Nullable String password) {}

    record Verification(@Nullable String token) {}

    record Registered(PersonView user, String token, Instant expiresAt) {}

    record LoggedIn(String token, Instant expiresAt) {}

    private final Registrations registrations;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Tokens tokens;
    private final Credentials credentials;

    AuthApi(
            Registrations registrations, Accounts accounts, SignIn signIn, Tokens tokens, Credentials credentials) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.signIn = signIn;
        this.tokens = tokens;
        this.credentials = credentials;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@RequestBody Registration wish, HttpServletRequest request) {
        var user = registrations.register(wish.person(), request.getRemoteAddr());
        var issued = tokens.issue(user);
        return new Registered(PersonView.of(accounts.person(user)), issued.token(), issued.expiresAt());
    }

    @PostMapping("/login")
    LoggedIn login(@RequestBody Login proof, HttpServletRequest request) {
        var person = signIn.check(text(proof.login()), text(proof.password()), proof.otp(), request.getRemoteAddr());
        var issued = tokens.issue(person.id());
        return new LoggedIn(issued.token(), issued.expiresAt());
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout() {
        SignedIn.now().map(SignedIn::plainToken).ifPresent(tokens::revoke);
    }

    /** Always the same answer, whether there is such an email or not. */
    @PostMapping("/password-reset")
    ResponseEntity<Void> askForReset(@RequestBody ResetRequest wish, HttpServletRequest request) {
        credentials.askForReset(text(wish.email()), request.getRemoteAddr());
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody Reset wish) {
        credentials.reset(text(wish.token()), text(wish.password()));
    }

    @PostMapping("/verify-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@RequestBody Verification proof) {
        credentials.verifyEmail(text(proof.token()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static UiLanguage languageOf(@Nullable String code) {
        return code == null ? UiLanguage.UZ : UiLanguage.of(code).orElse(UiLanguage.UZ);
    }
}
