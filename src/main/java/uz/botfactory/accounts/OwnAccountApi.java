package uz.botfactory.accounts;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.support.Problem;

/** What people do with their own account in person: password, second factor, data, and its end. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "me")
class OwnAccountApi {

    record PasswordChange(@Nullable String oldPassword, @Nullable String password) {}

    record Setup(String secret, String link) {}

    record Code(@Nullable String otp) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    record Confirmation(@Nullable String password) {}

    private final Accounts accounts;
    private final Credentials credentials;
    private final SecondFactor secondFactor;
    private final SignIn signIn;
    private final Export export;
    private final Deletions deletions;

    OwnAccountApi(
            Accounts accounts,
            Credentials credentials,
            SecondFactor secondFactor,
            SignIn signIn,
            Export export,
            Deletions deletions) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.secondFactor = secondFactor;
        this.signIn = signIn;
        this.export = export;
        this.deletions = deletions;
    }

    /** Ends every other session and token. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(CurrentUser user, @RequestBody PasswordChange change) {
        var kept = SignedIn.now().map(SignedIn::plainToken).orElse(null);
        credentials.change(accounts.person(user.id()), text(change.oldPassword()), text(change.password()), kept);
    }

    @PostMapping("/second-factor")
    Setup beginSecondFactor(CurrentUser user) {
        var setup = secondFactor.begin(accounts.person(user.id()));
        return new Setup(setup.secret(), setup.link());
    }

    @PostMapping("/second-factor/confirm")
    RecoveryCodes confirmSecondFactor(CurrentUser user, @RequestBody Code code) {
        return new RecoveryCodes(secondFactor.confirm(accounts.person(user.id()), text(code.otp())));
    }

    @PostMapping("/second-factor/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor(CurrentUser user, @RequestBody Confirmation confirmation) {
        var person = accounts.person(user.id());
        signIn.confirm(person, text(confirmation.password()), "password");
        secondFactor.remove(person);
    }

    /** Everything that is kept about the person and their business. */
    @GetMapping(path = "/data", produces = MediaType.APPLICATION_JSON_VALUE)
    void download(CurrentUser user, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        export.write(accounts.person(user.id()), response.getOutputStream());
    }

    /** Ends the account for good. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@CurrentAccount AccountId account, CurrentUser user, @RequestBody Confirmation confirmation) {
        var person = accounts.person(user.id());
        if (person.admin()) {
            throw Problem.of(409, "admins_stay", "accounts.problem.adminsStay");
        }
        signIn.confirm(person, text(confirmation.password()), "password");
        deletions.delete(account, user.id());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
