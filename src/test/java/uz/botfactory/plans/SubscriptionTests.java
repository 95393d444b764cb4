package uz.botfactory.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.NewPerson;
import uz.botfactory.plans.PlanChange.Kind;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.world.Cast;

/** Plans that are bought, renewed, taken back and end, in the database, while the clock does what it likes. */
@ProductTest
class SubscriptionTests {

    private static final List<String> CODES = List.of("starter", "basic", "premium", "business", "enterprise");

    @Autowired
    Plans plans;

    @Autowired
    Passing passing;

    @Autowired
    LedgerCheck check;

    @Autowired
    PlanStory story;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void timeGoesOnAsUsual() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensTheRowsAreWhatTheLedgerSaysAndNoTimeIsLost(long seed) {
        var aziza = register();
        var chance = new Random(seed);
        for (int step = 0; step < 40; step++) {
            something(aziza, chance, step);
            assertThat(check.differs(aziza)).as("seed %d, step %d", seed, step).isFalse();
        }
        LedgerAudit.check(plans.history(aziza));
        for (var language : UiLanguage.values()) {
            assertThat(story.of(aziza, language, ZoneId.of("Asia/Tashkent"))).allSatisfy(line -> assertThat(line.text())
                    .isNotBlank()
                    .doesNotContain("{", "null"));
        }
    }

    private void something(AccountId account, Random chance, int step) {
        var source = "order " + step;
        var plan = plan(CODES.get(chance.nextInt(CODES.size())));
        var period = Period.values()[chance.nextInt(3)];
        var paid = plan.price(period, chance.nextBoolean() ? "UZS" : "USD");
        switch (chance.nextInt(11)) {
            case 0, 1, 2 -> plans.purchase(account, plan, period, paid, source);
            case 3 -> plans.grant(account, plan, Duration.ofHours(1 + chance.nextInt(2_000)), "boss", "sovgʻa");
            case 4 -> plans.renew(account, plan, clock.instant().plus(Duration.ofDays(chance.nextInt(40))), paid, source + " invoice in_1");
            case 5 -> takeBackSomething(account, chance);
            case 6 -> {
                var until = clock.instant().plus(Duration.ofDays(3));
                plans.awaitPayment(account, source, until);
                if (chance.nextBoolean()) {
                    plans.pastDue(account, source, until);
                }
            }
            case 7 -> repeatSomething(account, chance, paid);
            case 8 -> clock.pass(Duration.ofSeconds(chance.nextInt(4_000_000)));
            case 9 -> {
                clock.pass(Duration.ofSeconds(-chance.nextInt(400_000)));
                passing.announce();
            }
            default -> {
                if (chance.nextInt(3) == 0) {
                    plans.end(account);
                }
                passing.announce();
            }
        }
    }

    private void takeBackSomething(AccountId account, Random chance) {
        gifts(account).stream().skip(chance.nextInt(3)).findFirst().ifPresent(change -> {
            plans.takeBack(account, change.source(), "boss", "qaytarildi");
            var taken = plans.history(account).size();
            plans.takeBack(account, change.source(), "boss", "yana");
            assertThat(plans.history(account)).hasSize(taken);
        });
    }

    private void repeatSomething(AccountId account, Random chance, Money paid) {
        gifts(account).stream().skip(chance.nextInt(3)).findFirst().ifPresent(change -> {
            var before = plans.history(account).size();
            var again = plans.purchase(account, plan("enterprise"), Period.ANNUAL, paid, change.source());
            plans.renew(account, plan("enterprise"), clock.instant().plus(Duration.ofDays(99)), paid, change.source());
            plans.pastDue(account, change.source(), clock.instant().plus(Duration.ofDays(99)));
            assertThat(again).isEqualTo(change.id());
            var now = plans.history(account);
            assertThat(now.subList(before, now.size())).allMatch(line -> line.by().equals("time"));
        });
    }

    private List<PlanChange> gifts(AccountId account) {
        return plans.history(account).stream().filter(change -> change.kind().gives()).toList().reversed();
    }

    @Test
    void aPlanOfAYearBoughtOnLeapDayEndsAfterItsDays() {
        clock.pass(Duration.between(clock.instant(), Instant.parse("2028-02-29T18:59:00Z")));
        var aziza = register();
        plans.end(aziza);

        plans.purchase(aziza, plan("premium"), Period.ANNUAL, new Money(601_800_000, "UZS"), "order 1");

        assertThat(plans.of(aziza).endsAt()).isBetween(
                Instant.parse("2029-02-28T18:59:00Z"), Instant.parse("2029-02-28T18:59:30Z"));
        var tashkent = ZoneId.of("Asia/Tashkent");
        assertThat(story.of(aziza, UiLanguage.UZ, tashkent).stream()
                        .map(PlanStory.Line::text)
                        .toList())
                .contains("Premium tarifi 365 kunga sotib olindi (buyurtma 1), 2029-yil 28-fevralgacha");
        assertThat(story.of(aziza, UiLanguage.RU, ZoneId.of("Asia/Kamchatka")).stream().map(PlanStory.Line::text))
                .contains("Тариф «Премиум» куплен на 365 дней (заказ 1), до 1 марта 2029 года");
    }

    @Test
    void ordersOfOneAccountThatComeAtOnceAllCountOnce() throws Exception {
        var aziza = register();
        plans.end(aziza);
        try (var workers = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                var source = "order " + i % 8;
                all.add(() -> plans.purchase(aziza, plan("basic"), Period.MONTHLY, som(290_000), source));
            }
            for (var each : workers.invokeAll(all)) {
                each.get();
            }
        }
        assertThat(Duration.between(clock.instant(), plans.of(aziza).endsAt()).plusMinutes(1).toDays()).isEqualTo(240);
        assertThat(gifts(aziza)).hasSize(9);
        LedgerAudit.check(plans.history(aziza));
    }

    @Test
    void anEndIsWrittenDownAndAnnouncedOnceByTwoProcessesAndAJumpingClock() throws Exception {
        var aziza = register();
        clock.pass(Duration.ofDays(15));
        try (var processes = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(Executors.callable(passing::announce));
            }
            for (var each : processes.invokeAll(all)) {
                each.get();
            }
        }
        clock.pass(Duration.ofDays(-15));
        passing.announce();
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.TRIAL);
        clock.pass(Duration.ofDays(16));
        passing.announce();

        assertThat(kinds(aziza)).containsExactly(Kind.TRIAL_BEGUN, Kind.RAN_OUT);
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ENDED);
    }

    @Test
    void aPlannedPlanBeginsAndThePastOneIsBehindIt() {
        var aziza = register();
        plans.end(aziza);
        plans.purchase(aziza, plan("premium"), Period.MONTHLY, som(590_000), "order 1");
        plans.purchase(aziza, plan("basic"), Period.MONTHLY, som(290_000), "order 2");
        clock.pass(Duration.ofDays(31));

        passing.announce();
        passing.announce();

        assertThat(kinds(aziza)).endsWith(Kind.DOWNGRADE_PLANNED, Kind.BEGAN);
        clock.pass(Duration.ofDays(30));
        passing.announce();
        plans.purchase(aziza, plan("basic"), Period.MONTHLY, som(290_000), "order 3");
        assertThat(kinds(aziza)).endsWith(Kind.RAN_OUT, Kind.BOUGHT, Kind.RESUMED);
    }

    @Test
    void pastDueIsShownRunsThreeDaysAndPayingClearsIt() {
        var aziza = register();
        plans.end(aziza);
        plans.renew(aziza, plan("basic"), clock.instant().plus(Duration.ofDays(31)), new Money(2_400, "USD"), "order 7 invoice in_1");
        clock.pass(Duration.ofDays(31).plusHours(1));
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ENDED);

        plans.pastDue(aziza, "order 7 invoice in_2", clock.instant().plus(Duration.ofDays(3)));

        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.PAST_DUE);
        assertThat(plans.spend(Limit.ANSWERS, aziza, "reply")).isEqualTo(Spending.GRANTED);
        clock.pass(Duration.ofDays(1));
        var next = clock.instant().plus(Duration.ofDays(27));
        plans.renew(aziza, plan("basic"), next, new Money(2_400, "USD"), "order 7 invoice in_2");
        plans.pastDue(aziza, "order 7 invoice in_2", clock.instant().plus(Duration.ofDays(3)));
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(plans.of(aziza).endsAt()).isBetween(next.minusSeconds(1), next.plusSeconds(1));
    }

    @Test
    void patienceEndsAfterItsTime() {
        var aziza = register();
        plans.end(aziza);
        plans.renew(aziza, plan("basic"), clock.instant().plus(Duration.ofDays(31)), new Money(2_400, "USD"), "order 8 invoice in_1");
        clock.pass(Duration.ofDays(31).minusHours(1));
        plans.pastDue(aziza, "order 8 invoice in_2", clock.instant().plus(Duration.ofDays(3)));

        clock.pass(Duration.ofDays(3).plusSeconds(1));
        passing.announce();

        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ENDED);
        assertThat(kinds(aziza)).endsWith(Kind.PAST_DUE, Kind.RAN_OUT);
    }

    @Test
    void whatWasEndedDoesNotComeBackByAPaymentThatFailed() {
        var aziza = register();
        plans.end(aziza);

        plans.pastDue(aziza, "order 9 invoice in_1", clock.instant().plus(Duration.ofDays(3)));

        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ENDED);
    }

    @Test
    void theLedgerCanOnlyBeAddedTo() {
        var aziza = register();
        for (var statement : List.of("update plan_change set reason = 'x'", "delete from plan_change")) {
            assertThatThrownBy(() -> jdbc.sql(statement + " where account_id = :account")
                            .param("account", aziza.value())
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added to");
        }
    }

    @Test
    void theNightlyCheckFindsARowThatTheLedgerDoesNotKnow() {
        var aziza = register();
        assertThat(check.differs(aziza)).isFalse();
        moveEnds(aziza, 1);

        var result = check.run();

        assertThat(result.named()).contains(aziza.toString());
        assertThat(check.last()).hasValueSatisfying(kept -> assertThat(kept.differing()).isEqualTo(result.differing()));
        moveEnds(aziza, -1);
        assertThat(check.differs(aziza)).isFalse();
    }

    private void moveEnds(AccountId account, int days) {
        jdbc.sql("update plan_term set ends_at = ends_at + make_interval(days => :days) where account_id = :account")
                .param("days", days)
                .param("account", account.value())
                .update();
    }

    private List<Kind> kinds(AccountId account) {
        return plans.history(account).stream().map(PlanChange::kind).toList();
    }

    private Plan plan(String code) {
        return plans.plan(code).orElseThrow();
    }

    private static Money som(long whole) {
        return new Money(whole * 100, "UZS");
    }

    private AccountId register() {
        var wish = Cast.application("Aziza");
        return accounts.register(new NewPerson(
                        "Aziza Karimova", (String) wish.get("phone"), (String) wish.get("email"), Cast.PASSWORD, null, UiLanguage.UZ))
                .account();
    }
}
