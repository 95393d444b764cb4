package uz.botfactory.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;

/** A person registers, the trial begins at once, and they log in by whatever they remember. */
@ProductTest
class RegistrationTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theTrialBeginsAtOnce() {
        var aziza = Cast.aziza(port);

        var me = aziza.api().get("/api/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().at("/plan/code").asString()).isEqualTo("trial");
        assertThat(me.body().at("/plan/status").asString()).isEqualTo("trial");
        assertThat(me.body().at("/plan/limits/answers").asLong()).isEqualTo(100);
        assertThat(me.body().at("/plan/endsAt").asString()).endsWith("Z");
    }

    @Test
    void peopleLogInByEmailUsernameOrPhone() {
        var aziza = Cast.aziza(port);
        var username = aziza.api().get("/api/v1/me").text("username");

        for (var login : List.of(
                aziza.email(), aziza.email().toUpperCase(), username, aziza.phone(), aziza.phone().substring(1))) {
            var reply = login(login, Cast.PASSWORD);
            assertThat(reply.status()).as(login).isEqualTo(200);
            assertThat(new Api(port).with(reply.text("token")).get("/api/v1/me").text("email"))
                    .isEqualTo(aziza.email());
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookAlike() {
        var aziza = Cast.aziza(port);

        var wrong = login(aziza.email(), "Notogri-parol-1");
        var unknown = login("nobody@example.uz", "Notogri-parol-1");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.raw().body()).isEqualTo(wrong.raw().body());
        assertThat(wrong.text("code")).isEqualTo("wrong_credentials");
    }

    @Test
    void anEmailAPhoneAndAUsernameBelongToOnePerson() {
        var first = Cast.application("Birinchi Odam");
        first.put("username", "birinchi" + System.nanoTime() % 1_000_000);
        assertThat(register(first).status()).isEqualTo(201);

        assertThat(register(with("email", ((String) first.get("email")).toUpperCase())).text("code"))
                .isEqualTo("email_taken");
        assertThat(register(with("phone", first.get("phone"))).text("code")).isEqualTo("phone_taken");
        assertThat(register(with("username", first.get("username"))).text("code")).isEqualTo("username_taken");
    }

    @ParameterizedTest
    @CsvSource({
        "fullName,   '',                 fullName, name_missing",
        "phone,      '',                 phone,    phone_missing",
        "phone,      12345,              phone,    phone_invalid",
        "phone,      +7 916 123 45 67,   phone,    phone_invalid",
        "email,      aziza,              email,    email_invalid",
        "email,      a@b@c.uz,           email,    email_invalid",
        "password,   qisqa1,             password, password_too_short",
        "password,   password123,        password, password_too_common",
        "password,   P@ssw0rd!,          password, password_too_common",
        "password,   toshkent2024,       password, password_too_common",
        "password,   12345678,           password, password_too_common",
        "username,   9nine,              username, username_invalid",
    })
    void whatIsWrongIsSaidAtItsField(String field, String value, String saidAt, String code) {
        var reply = register(with(field, value));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("code")).isEqualTo(code);
        assertThat(reply.text("field")).isEqualTo(saidAt);
        assertThat(reply.text("detail")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"+998 90 123 45 67", "998901234567", "90-123-45-67", "(90) 123 45 67", "00998901234567", "8 90 123-45-67"})
    void phonesAreReadAsPeopleTypeThem(String typed) {
        var phones = new Phones(new AccountSettings(Set.of("UZ"), 20, 600, new AccountSettings.FirstAdmin("", "", "")));

        assertThat(phones.read(typed)).contains("+998901234567");
    }

    @Test
    void otherCountriesAreReadWhenTheyAreOnOffer() {
        var everywhere = new Phones(new AccountSettings(Set.of("*"), 20, 600, new AccountSettings.FirstAdmin("", "", "")));

        assertThat(everywhere.read("+7 916 123 45 67")).contains("+79161234567");
    }

    @Test
    void thePasswordIsKeptAsAHash() {
        var aziza = Cast.aziza(port);

        var kept = jdbc.sql("select password from person where email = :email")
                .param("email", aziza.email())
                .query(String.class)
                .single();

        assertThat(kept).startsWith("{bcrypt}").doesNotContain(Cast.PASSWORD);
    }

    @Test
    void aTokenWorksUntilItIsLoggedOut() {
        var aziza = Cast.aziza(port);
        assertThat(aziza.api().get("/api/v1/me").status()).isEqualTo(200);

        assertThat(aziza.api().post("/api/v1/auth/logout", Map.of()).status()).isEqualTo(204);

        var after = aziza.api().get("/api/v1/me");
        assertThat(after.status()).isEqualTo(401);
        assertThat(after.header("Content-Type")).startsWith("application/problem+json");
        assertThat(after.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void tokensAreKeptAsHashes() {
        var aziza = Cast.aziza(port);

        var kept = jdbc.sql("select token_hash from access_token where person_id = :id::uuid")
                .param("id", aziza.id())
                .query(byte[].class)
                .single();

        assertThat(kept).isEqualTo(Tokens.hash(aziza.token()));
    }

    @Test
    void theProfileIsChangedPieceByPiece() {
        var aziza = Cast.aziza(port);

        var changed = aziza.api().patch("/api/v1/me", Map.of("language", "ru", "theme", "dark", "timeZone", "Asia/Almaty"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("language")).isEqualTo("ru");
        assertThat(changed.text("fullName")).isEqualTo("Aziza Karimova");
        assertThat(aziza.api().patch("/api/v1/me", Map.of("timeZone", "Mars/Phobos")).text("field")).isEqualTo("timeZone");
    }

    private Api.Reply login(String login, String password) {
        return new Api(port).post("/api/v1/auth/login", Map.of("login", login, "password", password));
    }

    private Api.Reply register(Map<String, Object> wish) {
        return new Api(port).post("/api/v1/auth/register", wish);
    }

    private static Map<String, Object> with(String field, Object value) {
        var wish = Cast.application("Aziza Karimova");
        wish.put(field, value);
        return wish;
    }
}
