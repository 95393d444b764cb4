package uz.botfactory.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.notifications.Numbers.Offering;
import uz.botfactory.support.MailRefusals;
import uz.botfactory.support.MailServers;
import uz.botfactory.support.MasterKey;
import uz.botfactory.support.Secrets;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** Offers after a trial that ended unpaid: when they come, what they hold, and how they stop. */
@ProductTest
class OffersTests {

    private static final Duration TRIAL = Duration.ofDays(14);
    private static final Pattern COUPON = Pattern.compile("/uz/plan/requests\\?coupon=([A-Z0-9_-]+)");
    private static final Pattern LEAVE = Pattern.compile("List-Unsubscribe: <https?://[^/]+(/unsubscribe/[A-Za-z0-9_-]+)>");

    @LocalServerPort
    int port;

    @Autowired
    Offers offers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    Secrets secrets;

    @Autowired
    MailRefusals refusals;

    private Owner aziza;
    private Api admin;

    /** Whoever signs in later than now would be barred when the clock is set back. */
    @BeforeEach
    void azizaRegisters() {
        admin = Cast.admin(port);
        aziza = new Owner(Cast.aziza(port), jdbc);
        aziza.confirmsHerAddress(port);
    }

    @AfterEach
    void everythingIsAsUsual() {
        clock.reset();
        offers.change(Offering.SHIPPED);
    }

    @Test
    void theFirstComesFiftyFourHoursAfterTheTrialInTheShippedWords() {
        clock.pass(TRIAL.plusHours(53));
        offers.run();
        assertThat(aziza.post()).isEmpty();

        clock.pass(Duration.ofHours(1).plusMinutes(1));
        offers.run();
        offers.run();

        assertThat(aziza.post()).hasSize(1);
        var mail = aziza.post().getFirst();
        assertThat(mail.text())
                .contains("Salom! Sizning sinov muddatingiz tugagan. 1 oylik rejani faollashtirish uchun «Dostupni soʻrash» bosib, bizga murojaat qiling. Biz sizga 10% chegirma beramiz!")
                .doesNotContain("{");
        assertThat(mail.html()).contains("/uz/plan/requests?coupon=" + coupon(mail));
        assertThat(mail.text()).as("the way out is called so").contains("Xatlardan voz kechish: http");
        assertThat(mail.headers()).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click").containsPattern(LEAVE);
    }

    @Test
    void theyComeEveryFiftyFourHoursAndTenAtMost() {
        clock.pass(TRIAL);
        for (int i = 0; i < 13; i++) {
            clock.pass(Duration.ofHours(54).plusMinutes(1));
            offers.run();
        }

        assertThat(aziza.post()).hasSize(10);
        assertThat(aziza.post().stream().map(OffersTests::coupon)).doesNotHaveDuplicates();
    }

    @Test
    void afterALongSleepOneComesAndTheNextFiftyFourHoursLater() {
        clock.pass(TRIAL.plusHours(54 * 5));
        offers.run();
        offers.run();
        clock.pass(Duration.ofHours(53));
        offers.run();
        assertThat(aziza.post()).hasSize(1);

        clock.pass(Duration.ofHours(2));
        offers.run();
        assertThat(aziza.post()).hasSize(2);
    }

    @Test
    void twoAtOnceMakeOneOffer() throws Exception {
        clock.pass(TRIAL.plusHours(55));

        try (var both = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                both.submit(offers::run);
            }
        }

        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void theCouponWorksForHerAndForNobodyElse() {
        var chingiz = Cast.chingiz(port);
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var code = coupon(aziza.post().getFirst());
        var wish = Map.of("plan", "basic", "period", "monthly", "coupon", code);

        assertThat(chingiz.api().post("/api/v1/plan-requests", wish).status()).isEqualTo(422);
        assertThat(aziza.cast().api().post("/api/v1/plan-requests", wish).status()).isEqualTo(201);
    }

    @Test
    void theCouponIsValidForSevenDays() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var wish = Map.of("plan", "basic", "period", "monthly", "coupon", coupon(aziza.post().getFirst()));

        clock.pass(Duration.ofDays(7).plusMinutes(1));

        assertThat(aziza.cast().api().post("/api/v1/plan-requests", wish).status()).isEqualTo(422);
    }

    @Test
    void theButtonOpensTheFormWithTheCouponFilledIn() {
        var browser = new Visitor(port);
        browser.submit(browser.open("/uz/login"), "/login", Map.of("login", aziza.cast().email(), "password", Cast.PASSWORD));
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var code = coupon(aziza.post().getFirst());

        var form = browser.open("/uz/plan/requests?coupon=" + code).html();

        assertThat(form.select("form input[name=coupon]").val()).isEqualTo(code);
    }

    @Test
    void anAddressThatNobodyConfirmedGetsNoneUntilItIs() {
        var stranger = new Owner(Cast.chingiz(port), jdbc);
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        assertThat(stranger.post()).isEmpty();

        clock.reset();
        stranger.confirmsHerAddress(port);
        clock.pass(TRIAL.plusHours(110));
        offers.run();
        assertThat(stranger.post()).hasSize(1);
    }

    @Test
    void anAddressThatItsServerRefusedGetsNoneAndStaffSeeIt() {
        MailServers.refused(refusals, aziza.cast().email());
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        assertThat(aziza.post()).isEmpty();
        assertThat(admin.get("/api/v1/admin/notices/refused").body().toString()).contains(aziza.cast().email());
        var browser = new Visitor(port);
        browser.submit(browser.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        assertThat(browser.open("/uz/admin/notices").html().select("details").text())
                .contains("ta manzilga xat yetib bormayapti", aziza.cast().email());

        MailServers.took(refusals, aziza.cast().email());
        clock.pass(Duration.ofHours(55));
        offers.run();
        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void whoIsBannedGetsNoneAndTheCountGoesOnAfterwards() {
        admin.put("/api/v1/admin/notices/numbers", Map.of("hours", 54, "mails", 2, "percent", 10, "days", 7));
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        admin.post("/api/v1/admin/users/" + aziza.cast().id() + "/ban", Map.of());
        clock.pass(Duration.ofHours(55));
        offers.run();
        assertThat(aziza.post()).hasSize(1);

        admin.post("/api/v1/admin/users/" + aziza.cast().id() + "/unban", Map.of());
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofHours(55));
            offers.run();
        }
        assertThat(aziza.post()).hasSize(2);
    }

    @Test
    void whoDeletedTheAccountGetsNoneAndTheOldLinkSaysSo() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var link = leave(aziza.post().getFirst());
        clock.reset();
        assertThat(aziza.cast().api().call("DELETE", "/api/v1/me", Map.of("password", Cast.PASSWORD), Map.of()).status()).isEqualTo(204);

        assertThat(new Visitor(port).open("/uz" + link).html().text()).contains("boshqa kelmaydi");
        assertThat(new Visitor(port).post(link, Map.of("List-Unsubscribe", "One-Click")).status()).isEqualTo(200);
    }

    @Test
    void theLinkOfAMailThatLiesSomewhereWorksAlsoUnderAnotherMasterKey() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var link = leave(aziza.post().getFirst());

        MasterKey.another(secrets, () -> assertThat(
                        new Visitor(port).post(link, Map.of("List-Unsubscribe", "One-Click")).status())
                .isEqualTo(200));

        assertThat(wantsOffers()).isFalse();
    }

    @Test
    void theDatabaseDoesNotKnowTheLinkItself() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var token = leave(aziza.post().getFirst()).replaceFirst(".*/", "");

        assertThat(jdbc.sql("select unsubscribe_link::text from unsubscribe_link").query(String.class).list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void whoHasAPlanHearsOfNoMore() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        admin.post("/api/v1/admin/users/" + aziza.cast().id() + "/plan", Map.of("plan", "basic", "period", "monthly"));

        clock.pass(Duration.ofHours(55));
        offers.run();

        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void openingTheLinkChangesNothingTheButtonDoes() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var browser = new Visitor(port);
        var page = browser.open("/uz" + leave(aziza.post().getFirst()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(wantsOffers()).isTrue();

        var done = browser.submit(page, leave(aziza.post().getFirst()), Map.of());

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.html().text()).contains("boshqa kelmaydi");
        assertThat(wantsOffers()).isFalse();
        clock.pass(Duration.ofHours(55));
        offers.run();
        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void aMailProgramLeavesWithOnePostOfItsOwn() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();

        var reply = new Visitor(port).post(leave(aziza.post().getFirst()), Map.of("List-Unsubscribe", "One-Click"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(wantsOffers()).isFalse();
        assertThat(new Visitor(port).post(leave(aziza.post().getFirst()), Map.of("List-Unsubscribe", "One-Click")).status())
                .as("again").isEqualTo(200);
    }

    @Test
    void anAddressThatWeDidNotSignIsNotThere() {
        clock.pass(TRIAL.plusHours(55));
        offers.run();
        var address = leave(aziza.post().getFirst());
        var last = address.charAt(address.length() - 3) == 'A' ? 'B' : 'A';
        var forged = address.substring(0, address.length() - 3) + last + address.substring(address.length() - 2);

        assertThat(new Visitor(port).post(forged, Map.of("List-Unsubscribe", "One-Click")).status()).isEqualTo(404);
        assertThat(new Visitor(port).open("/uz/unsubscribe/abc").status()).isEqualTo(404);
        assertThat(wantsOffers()).isTrue();
    }

    @Test
    void theAdminsFiguresHold() {
        assertThat(admin.put("/api/v1/admin/notices/numbers", Map.of("hours", 10, "mails", 1, "percent", 25, "days", 3)).status())
                .isEqualTo(200);
        assertThat(admin.put("/api/v1/admin/notices/numbers", Map.of("hours", 0, "mails", 1, "percent", 25, "days", 3)).status())
                .isEqualTo(422);

        clock.pass(TRIAL.plusHours(11));
        offers.run();
        clock.pass(Duration.ofHours(11));
        offers.run();

        assertThat(aziza.post()).hasSize(1);
        assertThat(aziza.post().getFirst().text()).contains("25% chegirma");
    }

    @Test
    void aPhoneThatHadItsTrialBeforeIsNotToldThatAnotherEnded() {
        var phone = aziza.cast().phone();
        aziza.cast().api().patch("/api/v1/me", Map.of("phone", "+998935" + (100_000 + System.nanoTime() % 900_000)));
        var wish = Cast.application("Botir Rahimov");
        wish.put("phone", phone);
        var reply = new Api(port).post("/api/v1/auth/register", wish);
        assertThat(reply.status()).isEqualTo(201);

        clock.pass(Duration.ofHours(55));
        offers.run();

        assertThat(jdbc.sql("select count(*) from mail_outbox where recipient = :email and subject like '%chegirma%'")
                        .param("email", wish.get("email"))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private boolean wantsOffers() {
        return aziza.cast().api().get("/api/v1/me/notices").body().at("/choices/offers/mail").asBoolean();
    }

    private static String coupon(Owner.Post mail) {
        return found(COUPON, mail.text());
    }

    private static String leave(Owner.Post mail) {
        return found(LEAVE, mail.headers());
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
