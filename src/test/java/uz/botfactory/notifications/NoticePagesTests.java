package uz.botfactory.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeTelegram;
import uz.botfactory.world.Visitor;

/** The pages and calls where people choose what they hear, and where staff edit what is said. */
@ProductTest
class NoticePagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Wordings wordings;

    @Autowired
    Previews previews;

    @Autowired
    Reminders reminders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void everythingIsAsUsual() {
        clock.reset();
        wordings.reset(Kind.TRIAL_ENDED, UiLanguage.UZ);
    }

    @Test
    void everyKindIsWrittenInEveryLanguageWithItsOwnPlaceholdersOnly() {
        for (var kind : Kind.values()) {
            for (var language : Wordings.WRITTEN) {
                var wording = wordings.shipped(kind, language);
                assertThat(wordings.checked(kind, wording)).isEqualTo(wording);
                assertThat(previews.of(language, wording)).isNotEmpty().allSatisfy(preview ->
                        assertThat(preview.subject() + preview.paragraphs() + preview.button()).doesNotContain("{", "}", "notifications."));
            }
            assertThat(wordings.of(kind, UiLanguage.UZ_CYRL).named())
                    .as("placeholders survive the other script")
                    .isEqualTo(wordings.of(kind, UiLanguage.UZ).named());
        }
    }

    @Test
    void aPersonChoosesOnThePageWhatTheyHear() {
        var browser = new Visitor(port);
        browser.register("Aziza Karimova");
        var page = browser.open("/uz/notifications");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("a[href^=https://t.me/" + FakeTelegram.shared().platform().username() + "]")).hasSize(1);
        assertThat(page.html().select("input[type=checkbox][checked]")).hasSize(7);

        browser.submit(page, "/uz/notifications", Map.of("mail", "plan", "telegram", "usage"));

        var again = browser.open("/uz/notifications").html();
        assertThat(again.select("input[name=mail][checked]").eachAttr("value")).containsExactly("plan");
        assertThat(again.select("input[name=telegram][checked]").eachAttr("value")).containsExactly("usage");
    }

    @Test
    void thePagesAreInEveryLanguageWithoutRawKeys() {
        var browser = new Visitor(port);
        browser.register("Aziza Karimova");
        for (var language : UiLanguage.values()) {
            assertThat(browser.open("/" + language.code() + "/notifications").html().text())
                    .doesNotContain("notifications.", "{0}", "null");
        }
        var staff = staff();
        for (var language : UiLanguage.values()) {
            for (var path : new String[] {"/admin/notices", "/admin/notices/texts/offer?language=ru", "/notifications"}) {
                var page = staff.open("/" + language.code() + path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.html().text()).doesNotContain("notifications.", "{0}", "null");
            }
        }
    }

    @Test
    void whatTheAdminWroteIsSaidUntilItIsReset() {
        var staff = staff();
        var path = "/uz/admin/notices/texts/trial-ended";
        var written = Map.of("subject", "Tugadi", "body", "{name}, sinov {date} tugadi.\n\nKeling.", "button", "Ochish", "action", "save");
        assertThat(staff.submit(staff.open(path), "/admin/notices/texts/trial-ended", written).status()).isEqualTo(302);
        var aziza = new Owner(Cast.aziza(port), jdbc);

        clock.pass(Duration.ofDays(14).plusMinutes(1));
        reminders.run();

        assertThat(aziza.subjects()).containsExactly("Tugadi");
        assertThat(aziza.post().getFirst().text()).startsWith("Aziza Karimova, sinov ").contains("Keling.");
        var page = staff.open(path);
        assertThat(page.html().select("button[value=reset]")).hasSize(1);
        staff.submit(page, "/admin/notices/texts/trial-ended", Map.of("action", "reset"));
        assertThat(wordings.isShipped(Kind.TRIAL_ENDED, UiLanguage.UZ)).isTrue();
        assertThat(staff.open("/uz/admin/notices").html().text()).contains("Sinov tugadi").contains(aziza.cast().email());
    }

    @Test
    void aTextThatCannotBeFilledInIsNotSaved() {
        var admin = Cast.admin(port);
        var unknown = admin.put(
                "/api/v1/admin/notices/texts/trial-ended/uz", Map.of("subject", "a", "body", "{nonsense}", "button", "b"));
        var missing = admin.put("/api/v1/admin/notices/texts/offer/uz", Map.of("subject", "a", "body", "b", "button", "c"));
        var empty = admin.put("/api/v1/admin/notices/texts/trial-ended/uz", Map.of("subject", "a"));

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("code")).isEqualTo("unknown_placeholder");
        assertThat(missing.text("code")).isEqualTo("missing_placeholder");
        assertThat(empty.text("code")).isEqualTo("text_missing");
        assertThat(admin.get("/api/v1/admin/notices/texts").body().path("items")).hasSize(Kind.values().length * 3);
        assertThat(admin.put("/api/v1/admin/notices/texts/trial-ended/uz-cyrl", Map.of()).status()).isEqualTo(404);
        assertThat(admin.put("/api/v1/admin/notices/texts/nonsense/uz", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void aPreviewShowsBothScriptsAndSavesNothing() {
        var admin = Cast.admin(port);

        var preview = admin.post(
                "/api/v1/admin/notices/texts/trial-ended/uz/preview",
                Map.of("subject", "Salom {name}", "body", "Choy tayyor", "button", "Ochish"));

        assertThat(preview.body().path("items")).hasSize(2);
        assertThat(preview.body().at("/items/0/subject").asString()).isEqualTo("Salom Aziza Karimova");
        assertThat(preview.body().at("/items/1/paragraphs/0").asString()).isEqualTo("Чой тайёр");
        assertThat(wordings.isShipped(Kind.TRIAL_ENDED, UiLanguage.UZ)).isTrue();
    }

    @Test
    void whatWasSentIsListedWithoutItsWords() {
        var aziza = new Owner(Cast.aziza(port), jdbc);
        var admin = Cast.admin(port);
        clock.pass(Duration.ofDays(14).plusMinutes(1));
        reminders.run();

        var list = admin.get("/api/v1/admin/notices?limit=200");

        assertThat(list.raw().body()).contains(aziza.cast().email(), "trial-ended").doesNotContain("sinovingiz tugadi");
        assertThat(aziza.cast().api().get("/api/v1/admin/notices").status()).isEqualTo(404);
    }

    @Test
    void theApiInvitesIntoTheBotAndUnlinks() {
        var aziza = Cast.aziza(port);

        assertThat(aziza.api().post("/api/v1/me/notices/telegram", Map.of()).text("address")).startsWith("https://t.me/");
        assertThat(aziza.api().delete("/api/v1/me/notices/telegram").status()).isEqualTo(204);
        assertThat(aziza.api().put("/api/v1/me/notices", Map.of("nonsense", Map.of("mail", true, "telegram", true))).status())
                .isEqualTo(422);
        assertThat(new Api(port).get("/api/v1/me/notices").status()).isEqualTo(401);
    }

    private Visitor staff() {
        var staff = new Visitor(port);
        var in = staff.submit(staff.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        assertThat(in.status()).isEqualTo(302);
        return staff;
    }
}
