package uz.botfactory.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.support.SettingsStore;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** Guessing is slow, codes work once, keys open what they may, and repeated calls happen once. */
@ProductTest
class SecurityTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    SettingsStore settings;

    @Autowired
    Attempts attempts;

    @Autowired
    People people;

    @AfterEach
    void asUsual() {
        clock.reset();
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void guessingAPasswordGetsSlowerAndSlower() {
        var aziza = Cast.aziza(port);
        for (int i = 0; i < 11; i++) {
            assertThat(login(aziza.email(), "wrong guess " + i, null).status()).isEqualTo(401);
        }

        var refused = login(aziza.email(), Cast.PASSWORD, null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("code")).isEqualTo("too_many_attempts");
        assertThat(refused.header("Retry-After")).isNotEmpty();

        clock.pass(Duration.ofMinutes(16));
        assertThat(login(aziza.email(), Cast.PASSWORD, null).status()).isEqualTo(200);
    }

    @Test
    void aRightPasswordForgivesTheMistakesBefore() {
        var aziza = Cast.aziza(port);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 6; i++) {
                login(aziza.email(), "wrong guess " + i, null);
            }
            assertThat(login(aziza.email(), Cast.PASSWORD, null).status()).isEqualTo(200);
        }
    }

    @Test
    void codesComeAsTheStandardSays() {
        var secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

        // RFC 6238, appendix B, cut to six digits.
        assertThat(Totp.code(secret, 59 / 30)).isEqualTo("287082");
        assertThat(Totp.code(secret, 1111111109L / 30)).isEqualTo("081804");
        assertThat(Totp.code(secret, 20000000000L / 30)).isEqualTo("353130");
        assertThat(Totp.fromBase32(Totp.base32(secret))).isEqualTo(secret);
    }

    @Test
    void withASecondFactorThePasswordAloneIsNotEnough() {
        var aziza = Cast.aziza(port);
        var secret = switchOn(aziza.api());

        assertThat(login(aziza.email(), Cast.PASSWORD, null).text("code")).isEqualTo("otp_required");
        assertThat(login(aziza.email(), Cast.PASSWORD, "000000").text("code")).isEqualTo("otp_wrong");
        clock.pass(Duration.ofSeconds(60));
        var code = code(secret);
        assertThat(login(aziza.email(), Cast.PASSWORD, code).status()).isEqualTo(200);
        assertThat(login(aziza.email(), Cast.PASSWORD, code).text("code")).isEqualTo("otp_wrong");
    }

    @Test
    void aRecoveryCodeWorksOnce() {
        var aziza = Cast.aziza(port);
        var secret = aziza.api().post("/api/v1/me/second-factor", Map.of()).text("secret");
        var codes = aziza.api().post("/api/v1/me/second-factor/confirm", Map.of("otp", code(secret))).body();
        var code = codes.at("/recoveryCodes/0").asString();

        assertThat(login(aziza.email(), Cast.PASSWORD, code).status()).isEqualTo(200);
        assertThat(login(aziza.email(), Cast.PASSWORD, code).status()).isEqualTo(401);
    }

    @Test
    void thePagesAskForTheCodeInASecondStep() {
        var desk = new Visitor(port);
        var email = (String) desk.register("Aziza Karimova").get("email");
        var setup = desk.submit(desk.open("/uz/profile/security"), "/profile/security/second-factor", Map.of());
        var secret = setup.html().select(".copy input").val();
        var done = desk.submit(setup, "/second-factor/confirm", Map.of("otp", code(secret)));
        assertThat(done.html().select("code")).hasSize(10);
        clock.pass(Duration.ofSeconds(60));
        var phone = new Visitor(port);

        var asked = phone.submit(phone.open("/uz/login"), "/login", Map.of("login", email, "password", Cast.PASSWORD));
        assertThat(asked.location()).endsWith("/uz/login/code");
        assertThat(phone.open("/uz/profile").location()).contains("/login");
        var step = phone.follow(asked);
        assertThat(phone.submit(step, "/login/code", Map.of("otp", "000000")).errorAt("otp")).isNotEmpty();
        var in = phone.submit(step, "/login/code", Map.of("otp", code(secret)));

        assertThat(in.location()).endsWith("/uz/home");
        assertThat(phone.open("/uz/profile").status()).isEqualTo(200);
    }

    @Test
    void adminsCanBeMadeToUseASecondFactor() {
        var boss = Cast.admin(port);
        settings.put(SecondFactor.REQUIRED_FOR_ADMINS, true);
        try {
            assertThat(boss.get("/api/v1/admin/users").text("code")).isEqualTo("second_factor_required");
            var desk = new Visitor(port);
            desk.submit(desk.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
            assertThat(desk.open("/uz/profile").location()).endsWith("/uz/profile/security");
        } finally {
            settings.put(SecondFactor.REQUIRED_FOR_ADMINS, false);
        }
        assertThat(boss.get("/api/v1/admin/users").status()).isEqualTo(200);
    }

    @Test
    void aPrintedPasswordMustBeChangedFirst() {
        var aziza = Cast.aziza(port);
        jdbc.sql("update person set must_change_password = true where id = :id")
                .param("id", UUID.fromString(aziza.id()))
                .update();
        aziza.api().patch("/api/v1/me", Map.of("theme", "dark"));
        people.changed(new UserId(UUID.fromString(aziza.id())), new AccountId(UUID.fromString(aziza.accountId())));

        assertThat(aziza.api().get("/api/v1/plan-requests").text("code")).isEqualTo("password_change_required");
        var changed = aziza.api().put("/api/v1/me/password", Map.of("oldPassword", Cast.PASSWORD, "password", "Yangi-parol-2026"));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(aziza.api().get("/api/v1/plan-requests").status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsTheOtherTokens() {
        var aziza = Cast.aziza(port);
        var other = new Api(port).with(login(aziza.email(), Cast.PASSWORD, null).text("token"));
        assertThat(other.get("/api/v1/me").status()).isEqualTo(200);

        aziza.api().put("/api/v1/me/password", Map.of("oldPassword", Cast.PASSWORD, "password", "Yangi-parol-2026"));

        assertThat(other.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(aziza.api().get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aSessionIsKeptInTheDatabaseAsNothingButAName() {
        var desk = new Visitor(port);
        desk.register("Aziza Karimova");
        var id = new String(Base64.getDecoder().decode(desk.cookie("SESSION")));

        var kept = jdbc.sql("""
                        select attribute_name from spring_session s join spring_session_attributes on session_primary_id = primary_id
                        where session_id = :id
                        """)
                .param("id", id)
                .query(String.class)
                .list();

        assertThat(kept).containsExactly("person");
    }

    @Test
    void apiKeysNeedThePlanThatHasThem() {
        var aziza = Cast.aziza(port);

        var refused = aziza.api().post("/api/v1/me/api-keys", Map.of("name", "Sayt", "scope", "read"));

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.text("code")).isEqualTo("feature_not_in_plan");
    }

    @Test
    void aKeyOpensWhatItsScopeSaysUntilItIsRevoked() {
        var aziza = Cast.onPlan(Cast.aziza(port), port, "enterprise");
        var made = aziza.api().post("/api/v1/me/api-keys", Map.of("name", "Sayt", "scope", "read"));
        assertThat(made.status()).isEqualTo(201);
        var reader = new Api(port).with(made.text("key"));

        assertThat(reader.get("/api/v1/me").text("email")).isEqualTo(aziza.email());
        assertThat(reader.patch("/api/v1/me", Map.of("fullName", "Kalit")).text("code")).isEqualTo("scope_missing");
        assertThat(reader.get("/api/v1/me/api-keys").status()).isEqualTo(403);
        var writer = new Api(port)
                .with(aziza.api().post("/api/v1/me/api-keys", Map.of("name", "CRM", "scope", "write")).text("key"));
        assertThat(writer.patch("/api/v1/me", Map.of("fullName", "Aziza K.")).status()).isEqualTo(200);
        assertThat(writer.put("/api/v1/me/password", Map.of("oldPassword", Cast.PASSWORD, "password", "x")).status())
                .isEqualTo(403);

        assertThat(aziza.api().delete("/api/v1/me/api-keys/" + made.text("id")).status()).isEqualTo(204);
        assertThat(reader.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(aziza.api().get("/api/v1/me/api-keys").raw().body()).doesNotContain("bfk_");
    }

    @Test
    void keysSleepWhenThePlanLosesThem() {
        var aziza = Cast.onPlan(Cast.aziza(port), port, "enterprise");
        var key = new Api(port)
                .with(aziza.api().post("/api/v1/me/api-keys", Map.of("name", "Sayt", "scope", "read")).text("key"));
        assertThat(key.get("/api/v1/me").status()).isEqualTo(200);

        Cast.onPlan(aziza, port, "basic");

        assertThat(key.get("/api/v1/me").status()).isEqualTo(402);
    }

    @Test
    void aCreatingCallWithTheSameKeyHappensOnce() {
        var aziza = Cast.aziza(port);
        var order = Map.of("plan", "basic", "period", "monthly", "provider", "manual");
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = aziza.api().post("/api/v1/orders", order, key);
        var again = aziza.api().post("/api/v1/orders", order, key);
        var other = aziza.api().post("/api/v1/orders", Map.of("plan", "premium", "period", "monthly", "provider", "manual"), key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
        assertThat(aziza.api().get("/api/v1/orders").body().path("items")).hasSize(1);
        var bekzod = Cast.register(port, "Bekzod");
        assertThat(bekzod.api().post("/api/v1/orders", order, key).text("id")).isNotEqualTo(first.text("id"));
    }

    @Test
    void afterADayTheSameKeyIsANewCall() {
        var aziza = Cast.aziza(port);
        var order = Map.of("plan", "basic", "period", "monthly", "provider", "manual");
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var first = aziza.api().post("/api/v1/orders", order, key).text("id");

        clock.pass(Duration.ofHours(25));

        assertThat(aziza.api().post("/api/v1/orders", order, key).text("id")).isNotEqualTo(first);
    }

    @Test
    void whoRepeatsACallInWhoseMiddleTheProductDiedNeedNotWaitLong() {
        var aziza = Cast.aziza(port);
        var order = Map.of("plan", "basic", "period", "monthly", "provider", "manual");
        var key = UUID.randomUUID().toString();
        var headers = Map.of("Idempotency-Key", key);
        aziza.api().post("/api/v1/orders", order, headers);
        long dead = 4_711;
        int broken = jdbc.sql("update idempotent_call set status = null, body = null, holder = :holder where key = :key")
                .param("holder", dead)
                .param("key", key)
                .update();
        assertThat(broken).isOne();
        assertThat(aziza.api().post("/api/v1/orders", order, headers).status()).isEqualTo(409);

        clock.pass(Duration.ofSeconds(16));

        var other = Map.of("plan", "premium", "period", "monthly", "provider", "manual");
        assertThat(aziza.api().post("/api/v1/orders", other, headers).status()).isEqualTo(422);
        assertThat(aziza.api().post("/api/v1/orders", order, headers).status()).isEqualTo(201);
        assertThat(aziza.api().post("/api/v1/orders", order, headers).header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void aCallThatTakesLongIsNotMadeTwice() {
        var aziza = Cast.aziza(port);
        var order = Map.of("plan", "basic", "period", "monthly", "provider", "manual");
        var key = UUID.randomUUID().toString();
        var headers = Map.of("Idempotency-Key", key);
        aziza.api().post("/api/v1/orders", order, headers);
        jdbc.sql("update idempotent_call set status = null, body = null where key = :key").param("key", key).update();

        clock.pass(Duration.ofMinutes(4));
        assertThat(aziza.api().post("/api/v1/orders", order, headers).text("code")).isEqualTo("request_under_way");

        clock.pass(Duration.ofMinutes(2));
        assertThat(aziza.api().post("/api/v1/orders", order, headers).status()).isEqualTo(201);
    }

    @Test
    void everyCallSaysHowManyAreLeft() {
        var reply = Cast.aziza(port).api().get("/api/v1/me");

        assertThat(reply.header("RateLimit-Limit")).isEqualTo("1000000");
        assertThat(Long.parseLong(reply.header("RateLimit-Remaining"))).isLessThan(1_000_000);
        assertThat(reply.header("RateLimit-Reset")).matches("\\d+");
    }

    @Test
    void theTrialIsGivenOnceForEachPhoneAlsoAfterTheAccountIsGone() {
        var wish = Cast.application("Aziza Karimova");
        var api = new Api(port);
        var first = api.with(api.post("/api/v1/auth/register", wish).text("token"));
        var gone = first.call("DELETE", "/api/v1/me", Map.of("password", Cast.PASSWORD), Map.of());
        assertThat(gone.status()).isEqualTo(204);
        assertThat(first.get("/api/v1/me").status()).isEqualTo(401);

        var second = api.with(api.post("/api/v1/auth/register", wish).text("token"));

        assertThat(second.get("/api/v1/me").body().at("/plan/status").asString()).isEqualTo("ended");
    }

    @Test
    void registrationsFromOneAddressAreLimited() {
        for (int i = 0; i < 3; i++) {
            attempts.atMost(3, Duration.ofHours(1), "registration", "203.0.113.7");
        }

        assertThat(catchThrowable(
                        () -> attempts.atMost(3, Duration.ofHours(1), "registration", "203.0.113.7")))
                .hasMessage("too_many_attempts");
        attempts.atMost(3, Duration.ofHours(1), "registration", "203.0.113.8");
        clock.pass(Duration.ofMinutes(61));
        attempts.atMost(3, Duration.ofHours(1), "registration", "203.0.113.7");
    }

    @Test
    void whatStaffDoIsWrittenDownForGood() {
        var aziza = Cast.onPlan(Cast.aziza(port), port, "basic");

        var entries = Cast.admin(port).get("/api/v1/admin/audit-log?action=plan.assigned").body().path("items");

        assertThat(entries).anySatisfy(entry -> assertThat(entry.path("subject").asString()).isEqualTo(aziza.id()));
        assertThat(catchThrowable(
                        () -> jdbc.sql("delete from audit").update()))
                .hasMessageContaining("append-only");
    }

    @Test
    void pagesCarryTheHeadersThatProtectThem() {
        var page = new Visitor(port).open("/uz/login");

        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.raw().headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void aPageThatIsNotThereIsNotThereForVisitorsEither() {
        assertThat(new Visitor(port).open("/uz/no-such-page").status()).isEqualTo(404);
        assertThat(List.of(302, 303)).contains(new Visitor(port).open("/uz/profile").status());
    }

    private String switchOn(Api api) {
        var secret = api.post("/api/v1/me/second-factor", Map.of()).text("secret");
        assertThat(api.post("/api/v1/me/second-factor/confirm", Map.of("otp", code(secret))).status()).isEqualTo(200);
        return secret;
    }

    private String code(String secret) {
        return Totp.code(Totp.fromBase32(secret), clock.instant().getEpochSecond() / Totp.STEP_SECONDS);
    }

    private Api.Reply login(String login, String password, String otp) {
        var proof = otp == null
                ? Map.of("login", login, "password", password)
                : Map.of("login", login, "password", password, "otp", otp);
        return new Api(port).post("/api/v1/auth/login", proof);
    }
}
