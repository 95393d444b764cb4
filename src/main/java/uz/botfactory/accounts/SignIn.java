package uz.botfactory.accounts;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Problem;

/** Finds out whether somebody is who they say they are. Wrong names and wrong passwords look and last alike. */
@Component
class SignIn {

    // An attempt by one person from one place, by many places on one person, and from one place on many persons.
    private static final int FREE_HERE = 10;
    private static final int FREE_FOR_NAME = 100;
    private static final int FREE_FOR_ADDRESS = 100;

    private final People people;
    private final Phones phones;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Attempts attempts;
    private final JdbcClient jdbc;

    SignIn(
            People people,
            Phones phones,
            Passwords passwords,
            SecondFactor secondFactor,
            Attempts attempts,
            JdbcClient jdbc) {
        this.people = people;
        this.phones = phones;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.attempts = attempts;
        this.jdbc = jdbc;
    }

    /** The person, when login, password and, where it is switched on, the code are right. */
    Person check(String login, String password, @Nullable String code, String address) {
        var person = checkPassword(login, password, address);
        if (person.secondFactor()) {
            requireCode(person, code);
        }
        succeeded(login, address);
        return person;
    }

    /** The first of two steps; ends with {@link #checkCode} when the person has a second factor. */
    Person checkPassword(String login, String password, String address) {
        var name = login.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || password.isEmpty() || name.length() > 200) {
            throw wrong();
        }
        attempts.slow("login.here", here(name, address), FREE_HERE);
        attempts.slow("login.name", name, FREE_FOR_NAME);
        attempts.slow("login.address", address, FREE_FOR_ADDRESS);
        var person = find(name).orElse(null);
        if (person == null) {
            passwords.matchNobody(password);
            throw wrong();
        }
        requirePassword(person, password);
        return person;
    }

    /** The second step: the person, when the code is right. */
    void checkCode(Person person, String code, String address) {
        attempts.slow("login.code", person.id().toString(), FREE_HERE);
        requireCode(person, code);
        attempts.forgive("login.code", person.id().toString());
    }

    /** Forgives the attempts before. */
    void succeeded(String login, String address) {
        var name = login.strip().toLowerCase(Locale.ROOT);
        attempts.forgive("login.here", here(name, address));
        attempts.takeBack("login.name", name);
        attempts.takeBack("login.address", address);
    }

    /** Throws unless this is the person's password, for what must not be done by somebody who found an open page. */
    void confirm(Person person, String password, String field) {
        attempts.slow("password.confirm", person.id().toString(), FREE_HERE);
        if (!passwords.matches(password, hashOf(person))) {
            throw Problem.of(422, "wrong_password", "accounts.problem.wrongPassword").at(field);
        }
        attempts.forgive("password.confirm", person.id().toString());
    }

    private Optional<Person> find(String name) {
        if (name.contains("@")) {
            return people.byEmail(name);
        }
        return people.byUsername(name).or(() -> phones.read(name).flatMap(people::byPhone));
    }

    private void requirePassword(Person person, String password) {
        var hash = hashOf(person);
        if (!passwords.matches(password, hash)) {
            throw wrong();
        }
        if (passwords.isOutdated(hash)) {
            upgrade(person, hash, password);
        }
    }

    private void requireCode(Person person, @Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Problem.of(401, "otp_required", "accounts.problem.otpRequired").at("otp");
        }
        if (!secondFactor.accepts(person.id(), code)) {
            throw Problem.of(401, "otp_wrong", "accounts.problem.otpWrong").at("otp");
        }
    }

    private void upgrade(Person person, String old, String password) {
        jdbc.sql("update person set password = :new where id = :id and password = :old")
                .param("new", passwords.hash(password))
                .param("id", person.id().value())
                .param("old", old)
                .update();
    }

    private String hashOf(Person person) {
        return jdbc.sql("select password from person where id = :id")
                .param("id", person.id().value())
                .query(String.class)
                .single();
    }

    private static String here(String name, String address) {
        return name + " " + address;
    }

    private static Problem wrong() {
        return Problem.of(401, "wrong_credentials", "accounts.problem.wrongCredentials").at("login");
    }
}
