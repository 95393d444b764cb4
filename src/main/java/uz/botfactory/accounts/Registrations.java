package uz.botfactory.accounts;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** Lets new people in: the person, their business and, by whoever listens, its trial, in one transaction. */
@Component
class Registrations {

    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{2,39}");

    private final People people;
    private final Phones phones;
    private final Passwords passwords;
    private final Attempts attempts;
    private final AccountSettings settings;
    private final MailedLinks links;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Registrations(
            People people,
            Phones phones,
            Passwords passwords,
            Attempts attempts,
            AccountSettings settings,
            MailedLinks links,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.people = people;
        this.phones = phones;
        this.passwords = passwords;
        this.attempts = attempts;
        this.settings = settings;
        this.links = links;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /** @param address where it came from, for the limit; null for our own demo business */
    UserId register(NewPerson wish, @Nullable String address) {
        var person = checked(wish);
        if (address != null) {
            attempts.atMost(settings.registrationsPerHour(), Duration.ofHours(1), "registration", address);
        }
        var hash = passwords.hash(person.password());
        try {
            return transaction.execute(status -> create(person, hash, address != null));
        } catch (DuplicateKeyException e) {
            throw taken(e.getMessage());
        }
    }

    /** Staff: a person without a business. */
    void registerAdmin(String username, String email, String hash, boolean mustChange) {
        transaction.executeWithoutResult(status -> {
            var user = UserId.fresh();
            insert(user, null, new NewPerson("Admin", "", email, "", username, UiLanguage.UZ), hash);
            jdbc.sql("update person set admin = true, must_change_password = :must, phone = null where id = :id")
                    .param("must", mustChange)
                    .param("id", user.value())
                    .update();
            audit.record(null, null, "admin.created", user.toString(), Map.of());
        });
    }

    private UserId create(NewPerson person, String hash, boolean verify) {
        var user = UserId.fresh();
        var account = AccountId.fresh();
        jdbc.sql("insert into account (id, name, language, zone, created_at) values (:id, :name, :language, :zone, :now)")
                .param("id", account.value())
                .param("name", person.fullName())
                .param("language", person.language().code())
                .param("zone", People.TASHKENT.getId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        insert(user, account, person, hash);
        audit.record(user, account, "account.registered", user.toString(), Map.of());
        events.publishEvent(new AccountRegistered(account, user));
        if (verify) {
            links.sendVerification(user, person.email(), person.fullName(), person.language());
        }
        return user;
    }

    private void insert(UserId user, @Nullable AccountId account, NewPerson person, String hash) {
        jdbc.sql("""
                        insert into person (id, account_id, full_name, username, email, phone, password, language, zone, created_at)
                        values (:id, :account, :name, :username, :email, nullif(:phone, ''), :password, :language, :zone, :now)
                        """)
                .param("id", user.value())
                .param("account", account == null ? null : account.value(), Types.OTHER)
                .param("name", person.fullName())
                .param("username", person.username())
                .param("email", person.email())
                .param("phone", person.phone())
                .param("password", hash)
                .param("language", person.language().code())
                .param("zone", People.TASHKENT.getId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private NewPerson checked(NewPerson wish) {
        var name = requireName(wish.fullName());
        var phone = phones.require(wish.phone());
        var email = requireEmail(wish.email());
        var username = wish.username() == null || wish.username().isBlank()
                ? usernameFrom(email)
                : requireUsername(wish.username());
        passwords.require(wish.password(), List.of(email, username, phone, name));
        if (people.byPhone(phone).isPresent()) {
            throw phoneTaken();
        }
        return new NewPerson(name, phone, email, wish.password(), username, wish.language());
    }

    static String requireName(String typed) {
        var name = typed.strip().replaceAll("\\s+", " ");
        if (name.isEmpty() || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Problem.of(422, "name_missing", "accounts.problem.nameMissing").at("fullName");
        }
        if (name.length() > 100 || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of(422, "name_invalid", "accounts.problem.nameInvalid").at("fullName");
        }
        return name;
    }

    String requireEmail(String typed) {
        var email = emailOf(typed);
        if (people.byEmail(email).isPresent()) {
            throw emailTaken();
        }
        return email;
    }

    static String emailOf(String typed) {
        var email = typed.strip().toLowerCase(Locale.ROOT);
        if (email.isEmpty()) {
            throw Problem.of(422, "email_missing", "accounts.problem.emailMissing").at("email");
        }
        if (email.length() > 200 || !EMAIL.matcher(email).matches() || email.contains("..")) {
            throw Problem.of(422, "email_invalid", "accounts.problem.emailInvalid").at("email");
        }
        return email;
    }

    private String requireUsername(String typed) {
        var username = typed.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw Problem.of(422, "username_invalid", "accounts.problem.usernameInvalid").at("username");
        }
        if (people.byUsername(username).isPresent()) {
            throw usernameTaken();
        }
        return username;
    }

    /** aziza.k@example.uz becomes aziza.k, or aziza.k2 when there is one already. */
    private String usernameFrom(String email) {
        var base = new StringBuilder(email.substring(0, email.indexOf('@')).replaceAll("[^a-z0-9._-]", ""));
        while (!base.isEmpty() && !Character.isLetter(base.charAt(0))) {
            base.deleteCharAt(0);
        }
        base.setLength(Math.min(base.length(), 30));
        var start = base.length() < 3 ? "user" : base.toString();
        var taken = jdbc.sql("select lower(username) from person where lower(username) like :start")
                .param("start", start.replace("_", "\\_") + "%")
                .query(String.class)
                .set();
        var name = start;
        for (int n = 2; taken.contains(name); n++) {
            name = start + n;
        }
        return name;
    }

    private static Problem taken(@Nullable String message) {
        var constraint = message == null ? "" : message;
        if (constraint.contains("person_phone")) {
            return phoneTaken();
        }
        return constraint.contains("person_email") ? emailTaken() : usernameTaken();
    }

    static Problem phoneTaken() {
        return Problem.of(409, "phone_taken", "accounts.problem.phoneTaken").at("phone");
    }

    static Problem emailTaken() {
        return Problem.of(409, "email_taken", "accounts.problem.emailTaken").at("email");
    }

    private static Problem usernameTaken() {
        return Problem.of(409, "username_taken", "accounts.problem.usernameTaken").at("username");
    }
}
