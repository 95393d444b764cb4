package uz.botfactory.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.support.Problem;

/** New passwords and proven emails. A new password ends everything that was signed in with the old one. */
@Component
class Credentials {

    private static final int MAILS_AN_HOUR = 3;
    private static final int MAILS_AN_HOUR_FROM_ADDRESS = 20;

    private final People people;
    private final Passwords passwords;
    private final SignIn signIn;
    private final MailedLinks links;
    private final Tokens tokens;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Credentials(
            People people,
            Passwords passwords,
            SignIn signIn,
            MailedLinks links,
            Tokens tokens,
            Attempts attempts,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction) {
        this.people = people;
        this.passwords = passwords;
        this.signIn = signIn;
        this.links = links;
        this.tokens = tokens;
        this.attempts = attempts;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Sends a link when there is such a person; nobody can tell from outside whether it was sent. */
    void askForReset(String typed, String address) {
        var email = Registrations.emailOf(typed);
        attempts.atMost(MAILS_AN_HOUR_FROM_ADDRESS, Duration.ofHours(1), "reset.address", address);
        attempts.atMost(MAILS_AN_HOUR, Duration.ofHours(1), "reset.email", email);
        people.byEmail(email).ifPresent(links::sendReset);
    }

    /** Whether the link still works. */
    boolean canReset(String token) {
        return links.look(MailedLinks.Purpose.RESET, token).isPresent();
    }

    boolean canVerify(String token) {
        return links.look(MailedLinks.Purpose.VERIFY, token).isPresent();
    }

    void reset(String token, String password) {
        var proof = links.look(MailedLinks.Purpose.RESET, token).orElseThrow(Credentials::deadLink);
        var person = people.find(proof.user()).orElseThrow(Credentials::deadLink);
        var hash = checkedHash(person, password);
        transaction.executeWithoutResult(status -> {
            links.use(MailedLinks.Purpose.RESET, token).orElseThrow(Credentials::deadLink);
            replace(person, hash, null);
            markVerified(person, proof.email());
        });
    }

    /** The person knows the old one. Everything else that is signed in must sign in again. */
    Person change(Person person, String old, String password, @Nullable String keptToken) {
        signIn.confirm(person, old, "oldPassword");
        var hash = checkedHash(person, password);
        transaction.executeWithoutResult(status -> replace(person, hash, keptToken));
        return people.find(person.id()).orElseThrow(Problem::notFound);
    }

    /** Ends all other sessions and tokens; the session that asks must begin anew. */
    Person endOthers(Person person, @Nullable String keptToken) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update person set version = version + 1 where id = :id")
                    .param("id", person.id().value())
                    .update();
            tokens.revokeAll(person.id(), keptToken);
            people.changed(person);
        });
        return people.find(person.id()).orElseThrow(Problem::notFound);
    }

    void verifyEmail(String token) {
        transaction.executeWithoutResult(status -> {
            var proof = links.use(MailedLinks.Purpose.VERIFY, token).orElseThrow(Credentials::deadLink);
            markVerified(people.find(proof.user()).orElseThrow(Credentials::deadLink), proof.email());
        });
    }

    void sendVerificationAgain(Person person) {
        attempts.atMost(MAILS_AN_HOUR, Duration.ofHours(1), "verify.email", person.email());
        if (!person.emailVerified()) {
            links.sendVerification(person.id(), person.email(), person.fullName(), person.language());
        }
    }

    private String checkedHash(Person person, String password) {
        var phone = person.phone() == null ? "" : person.phone();
        passwords.require(password, List.of(person.email(), person.username(), phone, person.fullName()));
        return passwords.hash(password);
    }

    private void replace(Person person, String hash, @Nullable String keptToken) {
        jdbc.sql("update person set password = :hash, version = version + 1, must_change_password = false where id = :id")
                .param("hash", hash)
                .param("id", person.id().value())
                .update();
        tokens.revokeAll(person.id(), keptToken);
        people.changed(person);
        audit.record(person.id(), person.account(), "password.changed", person.id().toString(), Map.of());
    }

    private void markVerified(Person person, String email) {
        jdbc.sql("update person set email_verified_at = coalesce(email_verified_at, :now) where id = :id and lower(email) = lower(:email)")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", person.id().value())
                .param("email", email)
                .update();
        people.changed(person);
    }

    private static Problem deadLink() {
        return Problem.of(422, "link_expired", "accounts.problem.linkExpired").at("token");
    }
}
