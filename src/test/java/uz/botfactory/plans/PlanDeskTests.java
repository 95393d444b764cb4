package uz.botfactory.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.UsageForecasts.Forecast;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;

/** What staff decide about a person's plan, trials of Telegram bots, the dollar's rate, and when a limit runs out. */
@ProductTest
class PlanDeskTests {

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    TrialBots trials;

    @Autowired
    DollarRates rates;

    @Autowired
    UsageForecasts forecasts;

    @Autowired
    TestClock clock;

    private Cast.Owner aziza;
    private AccountId account;
    private Api admin;

    @BeforeEach
    void azizaRegisters() {
        aziza = Cast.aziza(port);
        account = new AccountId(Ids.parse(aziza.accountId()));
        admin = Cast.admin(port);
    }

    @AfterEach
    void timeGoesOnAsUsual() {
        clock.reset();
    }

    @Test
    void staffGrantsExtendsNotesAndEndsWithAReasonAndReadsTheStory() {
        var path = "/api/v1/admin/users/" + aziza.id() + "/plan";
        assertThat(admin.post(path, Map.of("plan", "premium", "period", "monthly", "reason", "Koʻrgazma")).status()).isEqualTo(200);
        var once = plans.of(account).endsAt();

        assertThat(admin.post(path + "/extend", Map.of("days", 5)).status()).isEqualTo(200);

        assertThat(plans.of(account).endsAt()).isEqualTo(once.plus(Duration.ofDays(5)));
        admin.post(path + "/notes", Map.of("text", "Qoʻngʻiroq qildi"));
        admin.call("DELETE", path, Map.of("reason", "Iltimosiga koʻra"), Map.of());
        var details = admin.get(path).body();
        assertThat(details.at("/notes/0/text").asString()).isEqualTo("Qoʻngʻiroq qildi");
        assertThat(details.at("/history/0/kind").asString()).isEqualTo("ended");
        assertThat(details.at("/history/0/reason").asString()).isEqualTo("Iltimosiga koʻra");
        assertThat(details.at("/history/2/reason").asString()).isEqualTo("Koʻrgazma");
        assertThat(details.path("terms").size()).isEqualTo(2);
        assertThat(plans.of(account).status()).isEqualTo(PlanStatus.ENDED);
        assertThat(aziza.api().get("/api/v1/me/plan-history").body().path("items"))
                .hasSize(4)
                .noneMatch(line -> line.toString().contains("Koʻrgazma"));
        assertThat(admin.post(path + "/extend", Map.of("days", 0)).status()).isEqualTo(422);
        assertThat(admin.post(path + "/extend", Map.of()).status()).isEqualTo(422);
        assertThat(admin.post(path + "/notes", Map.of("text", " ")).status()).isEqualTo(422);
        assertThat(aziza.api().get(path).status()).isBetween(400, 499);
    }

    @Test
    void anEndedPlanThatIsExtendedRunsAgain() {
        clock.pass(Duration.ofDays(15));
        assertThat(plans.of(account).status()).isEqualTo(PlanStatus.ENDED);

        admin.post("/api/v1/admin/users/" + aziza.id() + "/plan/extend", Map.of("days", 3, "reason", "Sinov uchun"));

        assertThat(plans.of(account).status()).isEqualTo(PlanStatus.TRIAL);
        assertThat(plans.history(account)).extracting(PlanChange::kind)
                .containsExactly(
                        PlanChange.Kind.TRIAL_BEGUN, PlanChange.Kind.RAN_OUT, PlanChange.Kind.GRANTED, PlanChange.Kind.RESUMED);
    }

    @Test
    void aTelegramBotHasOneTrialWhoeverBringsItButMayMoveWhileItRuns() {
        var bot = Ids.next().toString();
        trials.admit(account, bot);
        var botir = new AccountId(Ids.parse(Cast.register(port, "Botir").accountId()));
        trials.admit(botir, bot);
        clock.pass(Duration.ofDays(15));
        var chingiz = new AccountId(Ids.parse(Cast.chingiz(port).accountId()));

        assertThatThrownBy(() -> trials.admit(chingiz, bot))
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.code()).isEqualTo("trial_used");
                    assertThat(refused.status()).isEqualTo(402);
                });
        plans.assign(chingiz, "basic", Period.MONTHLY, "test");
        trials.admit(chingiz, bot);
    }

    @Test
    void theDollarsRateHoldsFromItsDayAndEarlierDaysKeepTheirs() {
        var by = new UserId(Ids.next());
        var today = LocalDate.ofInstant(clock.instant(), DollarRates.ZONE);
        rates.set(new BigDecimal("12000"), today.minusDays(20), by);
        rates.set(new BigDecimal("12600.55"), today.minusDays(2), by);
        rates.set(new BigDecimal("12650.50"), today.minusDays(2), by);

        assertThat(rates.on(today.minusDays(3))).hasValueSatisfying(rate -> assertThat(rate.rate()).isEqualTo("12000.00"));
        assertThat(rates.on(today.minusDays(300))).hasValueSatisfying(rate -> assertThat(rate.rate()).isEqualTo("12000.00"));
        assertThat(rates.today()).hasValueSatisfying(rate -> {
            assertThat(rate.rate()).isEqualTo("12650.50");
            assertThat(rate.tiyin(1_000_000)).isEqualTo(1_265_050);
            assertThat(rate.tiyin(1)).isEqualTo(1);
        });
        var path = "/api/v1/admin/settings/dollar-rate";
        assertThat(admin.put(path, Map.of("rate", "12700")).text("rate")).isEqualTo("12700.00");
        assertThat(admin.get(path).body().at("/items/0/rate").asString()).isEqualTo("12700.00");
        for (var wrong : List.of("0", "-1", "1.001", "1e30", "99999999")) {
            assertThat(admin.put(path, Map.of("rate", wrong)).status()).as(wrong).isEqualTo(422);
        }
        assertThat(admin.put(path, Map.of("rate", "12700", "date", "1999-01-01")).status()).isEqualTo(422);
        assertThat(admin.put(path, Map.of()).status()).isEqualTo(422);
    }

    @Test
    void aForecastSaysWhenALimitRunsOutAtThePaceSoFar() {
        var start = Instant.parse("2027-03-01T00:00:00Z");
        var window = new Window(start, start.plus(Duration.ofDays(30)));
        var now = start.plus(Duration.ofDays(10));

        var nearing = Forecast.of(700, 1_000, window, now);

        assertThat(nearing.percent()).isEqualTo(70);
        assertThat(nearing.runsOutAt()).isBetween(
                now.plus(Duration.ofHours(102)), now.plus(Duration.ofHours(103)));
        assertThat(Forecast.of(300, 1_000, window, now).runsOutAt()).as("lasts to the end").isNull();
        assertThat(Forecast.of(1_000, 1_000, window, now).runsOutAt()).as("used up already").isNull();
        assertThat(Forecast.of(0, 0, window, now).percent()).isEqualTo(100);
        assertThat(Forecast.of(999, 1_000, window, now).percent()).isEqualTo(99);
        assertThat(Forecast.of(5, 1_000, window, start.plusSeconds(5)).runsOutAt()).as("too early").isNull();
    }

    @Test
    void accountsThatUseALimitAreListedAndUnlimitedOnesHaveNoForecast() {
        plans.spendAll(IntStream.range(0, 70)
                .mapToObj(i -> new Spend(Limit.ANSWERS, account, "reply-" + i))
                .toList());

        assertThat(forecasts.of(account, Limit.ANSWERS)).hasValueSatisfying(now -> assertThat(now.percent()).isEqualTo(70));
        assertThat(forecasts.using(Limit.ANSWERS, null, 1_000)).contains(account);
        assertThat(forecasts.using(Limit.ANSWERS, account, 1_000)).doesNotContain(account);
        plans.assign(account, "business", Period.MONTHLY, "test");
        assertThat(forecasts.of(account, Limit.ANSWERS)).isEmpty();
    }

    @Test
    void whatIsUsedIsShownWithTheDocumentsOfTheFullestBot() {
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/usage/documents/used").asInt()).isZero();
        var bot = aziza.api().post("/api/v1/bots", Map.of("name", "Choyxona")).text("id");
        aziza.api().post("/api/v1/bots/" + bot + "/documents/text", Map.of("title", "Narxlar", "text", "Palov 30 000 soʻm."));

        var usage = aziza.api().get("/api/v1/me").body().at("/plan/usage/documents");

        assertThat(usage.path("used").asInt()).isEqualTo(1);
        assertThat(usage.path("limit").asInt()).isEqualTo(5);
    }
}
