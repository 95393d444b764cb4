package uz.botfactory.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** Everything a person does with their account by pages, without JavaScript. */
@ProductTest
class AccountPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoRegistersIsSignedInAtOnce() {
        var aziza = new Visitor(port);

        aziza.register("Aziza Karimova");

        assertThat(aziza.open("/uz/profile").html().select("#f-fullName").val()).isEqualTo("Aziza Karimova");
    }

    @Test
    void aFormKeepsWhatWasTypedAndSaysWhatIsWrongAtItsField() {
        var visitor = new Visitor(port);
        var typed = Map.of("fullName", "Aziza", "phone", "12", "email", "aziza@example.uz", "password", "Choyxona-2026!");

        var page = visitor.submit(visitor.open("/ru/register"), "/register", typed);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorAt("phone")).contains("Такого номера не бывает");
        assertThat(page.html().select("#f-phone").hasAttr("autofocus")).isTrue();
        assertThat(page.html().select("#f-fullName").val()).isEqualTo("Aziza");
        assertThat(page.html().select("#f-password").val()).isEmpty();
        assertThat(page.html().select("[autofocus]")).hasSize(1);
    }

    @Test
    void whoMustSignInIsLedBackToWhereTheyWantedToGo() {
        var registered = new Visitor(port).register("Aziza Karimova");
        var visitor = new Visitor(port);

        var asked = visitor.open("/uz/profile/security");
        assertThat(asked.location()).endsWith("/uz/login?next=%2Fprofile%2Fsecurity");
        var in = visitor.submit(
                visitor.follow(asked), "/login", Map.of("login", (String) registered.get("email"), "password", Cast.PASSWORD));

        assertThat(in.location()).endsWith("/uz/profile/security");
        assertThat(visitor.follow(in).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/login"})
    void nobodyIsLedOutOfTheProduct(String next) {
        assertThat(WayBack.to(next)).isEqualTo("/home");
    }

    @Test
    void theSessionCookieIsNotForScriptsOrOtherSites() {
        var visitor = new Visitor(port);
        var registered = visitor.submit(visitor.open("/uz/register"), "/register", form("Aziza Karimova"));

        assertThat(registered.raw().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("SESSION=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
    }

    @Test
    void theSessionGetsANewNameWhenSomebodySignsIn() {
        var registered = new Visitor(port).register("Aziza Karimova");
        var visitor = new Visitor(port);
        var login = Map.of("login", (String) registered.get("email"), "password", Cast.PASSWORD);
        visitor.submit(visitor.open("/uz/login"), "/login", login);
        var first = visitor.cookie("SESSION");

        visitor.submit(visitor.open("/uz/profile"), "/logout", Map.of());
        visitor.submit(visitor.open("/uz/login"), "/login", login);

        assertThat(first).isNotEmpty();
        assertThat(visitor.cookie("SESSION")).isNotEqualTo(first);
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        var visitor = new Visitor(port);
        visitor.register("Aziza Karimova");

        var refused = visitor.post("/uz/profile", Map.of("fullName", "Begona"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(visitor.open("/uz/profile").html().select("#f-fullName").val()).isEqualTo("Aziza Karimova");
    }

    @Test
    void loggingOutEndsTheSession() {
        var visitor = new Visitor(port);
        visitor.register("Aziza Karimova");

        visitor.submit(visitor.open("/uz/profile"), "/logout", Map.of());

        assertThat(visitor.open("/uz/profile").location()).contains("/login");
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        var desk = new Visitor(port);
        var registered = desk.register("Aziza Karimova");
        var phone = new Visitor(port);
        phone.submit(
                phone.open("/uz/login"), "/login", Map.of("login", (String) registered.get("email"), "password", Cast.PASSWORD));

        var changed = desk.submit(
                desk.open("/uz/profile/security"),
                "/profile/security/password",
                Map.of("oldPassword", Cast.PASSWORD, "password", "Yangi-parol-2026"));

        assertThat(changed.status()).isEqualTo(302);
        assertThat(desk.follow(changed).html().select(".alert-success").text()).contains("Parol oʻzgartirildi");
        assertThat(phone.open("/uz/profile").location()).contains("/login");
    }

    @Test
    void theWrongOldPasswordIsSaidAtItsField() {
        var visitor = new Visitor(port);
        visitor.register("Aziza Karimova");

        var page = visitor.submit(
                visitor.open("/en/profile/security"),
                "/profile/security/password",
                Map.of("oldPassword", "not this one", "password", "Yangi-parol-2026"));

        assertThat(page.errorAt("oldPassword")).isEqualTo("The password is wrong.");
    }

    @Test
    void aForgottenPasswordIsReplacedByAMailedLinkOnce() {
        var registered = new Visitor(port).register("Aziza Karimova");
        var email = (String) registered.get("email");
        var visitor = new Visitor(port);

        var sent = visitor.submit(visitor.open("/uz/forgot"), "/forgot", Map.of("email", email));
        assertThat(sent.html().select(".alert-success").text()).isNotEmpty();
        var link = linkMailedTo(email, "/reset");
        var done = visitor.submit(visitor.open(link), "/reset", Map.of("password", "Yangi-parol-2026"));
        assertThat(done.location()).endsWith("/uz/login");

        assertThat(visitor.open(link).html().select("form[action$=/reset]")).isEmpty();
        var in = visitor.submit(visitor.open("/uz/login"), "/login", Map.of("login", email, "password", "Yangi-parol-2026"));
        assertThat(in.location()).endsWith("/uz/home");
    }

    @Test
    void askingForSomebodyWhoIsNotThereLooksTheSame() {
        var visitor = new Visitor(port);

        var sent = visitor.submit(visitor.open("/uz/forgot"), "/forgot", Map.of("email", "nobody-at-all@example.uz"));

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.html().select(".alert-success").text()).isNotEmpty();
    }

    @Test
    void theEmailIsConfirmedByAButtonNotByOpeningTheLink() {
        var visitor = new Visitor(port);
        var email = (String) visitor.register("Aziza Karimova").get("email");
        var link = linkMailedTo(email, "/verify");

        var page = visitor.open(link);
        assertThat(verified(email)).isFalse();
        visitor.submit(page, "/verify", Map.of());

        assertThat(verified(email)).isTrue();
    }

    @Test
    void theDataCanBeTakenAlongAndTheAccountEnded() {
        var visitor = new Visitor(port);
        var email = (String) visitor.register("Aziza Karimova").get("email");

        var data = visitor.open("/uz/profile/data/export").raw().body();
        assertThat(data).contains(email, "\"plans\"", "\"trial\"", "\"messages\"");
        var wrong = visitor.submit(
                visitor.open("/uz/profile/data"), "/profile/data/delete", Map.of("confirmPassword", "not this one"));
        assertThat(wrong.errorAt("confirmPassword")).isNotEmpty();
        visitor.submit(visitor.open("/uz/profile/data"), "/profile/data/delete", Map.of("confirmPassword", Cast.PASSWORD));

        assertThat(visitor.open("/uz/profile").location()).contains("/login");
        assertThat(jdbc.sql("select count(*) from person where email = :email").param("email", email).query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uz", "uz-cyrl", "ru", "en"})
    void everyPageIsWrittenInEveryLanguage(String language) {
        var visitor = new Visitor(port);
        var open = List.of("/register", "/login", "/forgot", "/reset?token=x", "/verify?token=x");
        var own = List.of("/profile", "/profile/security", "/profile/api-keys", "/profile/data");

        open.forEach(path -> assertComplete(visitor.open("/" + language + path)));
        visitor.register("Aziza Karimova");
        own.forEach(path -> assertComplete(visitor.open("/" + language + path)));
    }

    private static void assertComplete(Visitor.Page page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("h1")).hasSize(1);
        assertThat(page.html().text()).doesNotContain("{0}", "null", "accounts.", "web.");
    }

    private String linkMailedTo(String email, String path) {
        var text = jdbc.sql("select text from mail_outbox where recipient = :email order by id desc limit 20")
                .param("email", email)
                .query(String.class)
                .list()
                .stream()
                .filter(one -> one.contains(path + "?token="))
                .findFirst()
                .orElseThrow();
        return text.lines()
                .filter(line -> line.contains(path + "?token="))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
    }

    private boolean verified(String email) {
        return jdbc.sql("select email_verified_at is not null from person where email = :email")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    private static Map<String, String> form(String name) {
        var wish = Cast.application(name);
        return Map.of(
                "fullName", name,
                "phone", (String) wish.get("phone"),
                "email", (String) wish.get("email"),
                "password", Cast.PASSWORD);
    }
}
