package uz.botfactory.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.NewPerson;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.world.Cast;

/** What plans allow, how it is counted, and what happens when time passes. */
@ProductTest
@RecordApplicationEvents
class PlansTests {

    @Autowired
    Plans plans;

    @Autowired
    Passing passing;

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    private AccountId aziza;

    @BeforeEach
    void azizaRegisters() {
        aziza = register();
    }

    @AfterEach
    void timeGoesOnAsUsual() {
        clock.reset();
    }

    @Test
    void theTrialRunsFourteenDaysAndEndsWithoutAnybodyDoingAnything() {
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.TRIAL);

        clock.pass(Duration.ofDays(14).plusSeconds(1));

        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ENDED);
        assertThat(plans.spend(Limit.ANSWERS, aziza, "late")).isEqualTo(Spending.PLAN_ENDED);
        assertThatThrownBy(() -> plans.requireRoomFor(Limit.BOTS, aziza, 0))
                .isInstanceOfSatisfying(LimitReached.class, reached -> assertThat(reached.code())
                        .isEqualTo("plan_ended"));
    }

    @Test
    void theEndOfAPlanIsAnnouncedOnce() {
        clock.pass(Duration.ofDays(14).plusSeconds(1));

        passing.announce();
        passing.announce();

        assertThat(announcementsFor(aziza)).isEqualTo(1);
    }

    @Test
    void theSameKeyCountsOnce() {
        assertThat(plans.spend(Limit.ANSWERS, aziza, "reply-1")).isEqualTo(Spending.GRANTED);
        assertThat(plans.spend(Limit.ANSWERS, aziza, "reply-1")).isEqualTo(Spending.GRANTED);

        assertThat(plans.usage(aziza, Limit.ANSWERS).used()).isEqualTo(1);
    }

    @Test
    void theSameKeyTwiceInOneBatchCountsOnce() {
        var wish = new Spend(Limit.ANSWERS, aziza, "reply-1");

        assertThat(plans.spendAll(List.of(wish, wish))).containsOnly(Spending.GRANTED);

        assertThat(plans.usage(aziza, Limit.ANSWERS).used()).isEqualTo(1);
    }

    @Test
    void aBatchTakesWhatThereIsAndNotOneMore() {
        var wishes = IntStream.range(0, 103)
                .mapToObj(i -> new Spend(Limit.ANSWERS, aziza, "reply-" + i))
                .toList();

        var outcomes = plans.spendAll(wishes);

        assertThat(outcomes.subList(0, 100)).containsOnly(Spending.GRANTED);
        assertThat(outcomes.subList(100, 103)).containsOnly(Spending.USED_UP);
        assertThat(plans.usage(aziza, Limit.ANSWERS).used()).isEqualTo(100);
        assertThat(plans.spend(Limit.ANSWERS, aziza, "reply-7")).isEqualTo(Spending.GRANTED);
    }

    @Test
    void manyAtOnceNeverGetMoreThanThePlanHas() throws Exception {
        var granted = 0;
        try (var workers = Executors.newFixedThreadPool(8)) {
            List<Callable<Spending>> all = new ArrayList<>();
            for (int i = 0; i < 130; i++) {
                var key = "reply-" + i;
                all.add(() -> plans.spend(Limit.ANSWERS, aziza, key));
            }
            for (var outcome : workers.invokeAll(all)) {
                granted += outcome.get() == Spending.GRANTED ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(100);
        assertThat(plans.usage(aziza, Limit.ANSWERS).used()).isEqualTo(100);
    }

    @Test
    void theSameKeyFromManySidesCountsOnce() throws Exception {
        try (var workers = Executors.newFixedThreadPool(8)) {
            List<Callable<Spending>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(() -> plans.spend(Limit.ANSWERS, aziza, "the same"));
            }
            for (var outcome : workers.invokeAll(all)) {
                assertThat(outcome.get()).isEqualTo(Spending.GRANTED);
            }
        }
        assertThat(plans.usage(aziza, Limit.ANSWERS).used()).isEqualTo(1);
    }

    @Test
    void oneBatchServesManyAccountsEachByItsOwnPlan() {
        var unlimited = register();
        plans.assign(unlimited, "business", Period.MONTHLY, "test");
        var ended = register();
        plans.end(ended);

        var outcomes = plans.spendAll(List.of(
                new Spend(Limit.ANSWERS, aziza, "a"),
                new Spend(Limit.ANSWERS, unlimited, "b"),
                new Spend(Limit.ANSWERS, ended, "c")));

        assertThat(outcomes).containsExactly(Spending.GRANTED, Spending.GRANTED, Spending.PLAN_ENDED);
        assertThat(plans.usage(unlimited, Limit.ANSWERS)).isEqualTo(new Usage(1, null, null));
    }

    @Test
    void dailyAnswersBeginAnewAtTheOwnersMidnight() {
        spendAllAnswers();
        assertThat(plans.spend(Limit.ANSWERS, aziza, "too much")).isEqualTo(Spending.USED_UP);
        var tashkent = ZoneId.of("Asia/Tashkent");
        var midnight = clock.instant().atZone(tashkent).toLocalDate().plusDays(1).atStartOfDay(tashkent).toInstant();
        assertThat(plans.usage(aziza, Limit.ANSWERS).resetsAt()).isEqualTo(midnight);

        clock.pass(Duration.between(clock.instant(), midnight).plusSeconds(1));

        assertThat(plans.spend(Limit.ANSWERS, aziza, "too much")).isEqualTo(Spending.GRANTED);
    }

    @Test
    void aWindowThatRanOutIsAnnouncedOnceItBeginsAnew() {
        spendAllAnswers();
        plans.spend(Limit.ANSWERS, aziza, "too much");
        passing.announce();
        assertThat(announcementsFor(aziza)).isZero();

        clock.pass(Duration.ofDays(1));
        passing.announce();
        passing.announce();

        assertThat(announcementsFor(aziza)).isEqualTo(1);
    }

    @Test
    void monthlyAnswersRunInWindowsOfThirtyDaysFromThePlansStart() {
        plans.assign(aziza, "starter", Period.QUARTERLY, "test");
        var start = clock.instant();
        plans.spend(Limit.ANSWERS, aziza, "first");
        assertThat(plans.usage(aziza, Limit.ANSWERS).granted()).isEqualTo(1_000);

        clock.pass(Duration.ofDays(29));
        assertThat(plans.usage(aziza, Limit.ANSWERS).used()).isEqualTo(1);
        clock.pass(Duration.ofDays(1).plusMinutes(1));

        var usage = plans.usage(aziza, Limit.ANSWERS);
        assertThat(usage.used()).isZero();
        assertThat(usage.resetsAt()).isBetween(
                start.plus(Duration.ofDays(60)).minusSeconds(60), start.plus(Duration.ofDays(60)).plusSeconds(60));
    }

    @Test
    void testAnswersHaveTheirOwnTwoHundredADay() {
        plans.assign(aziza, "basic", Period.MONTHLY, "test");
        var wishes = IntStream.range(0, 201)
                .mapToObj(i -> new Spend(Limit.TEST_ANSWERS, aziza, "test-" + i))
                .toList();

        var outcomes = plans.spendAll(wishes);

        assertThat(outcomes.getLast()).isEqualTo(Spending.USED_UP);
        assertThat(outcomes.subList(0, 200)).containsOnly(Spending.GRANTED);
        assertThat(plans.usage(aziza, Limit.ANSWERS).used()).isZero();
    }

    @Test
    void testAnswersAreUnlimitedWhereAnswersAre() {
        plans.assign(aziza, "enterprise", Period.MONTHLY, "test");

        assertThat(plans.of(aziza).limits()).isEmpty();
        assertThat(plans.usage(aziza, Limit.TEST_ANSWERS).granted()).isNull();
    }

    @Test
    void assigningThePresentPlanExtendsIt() {
        plans.assign(aziza, "basic", Period.MONTHLY, "test");
        var once = endOf(aziza);

        plans.assign(aziza, "basic", Period.ANNUAL, "test");

        assertThat(endOf(aziza)).isEqualTo(once.plus(Duration.ofDays(365)));
    }

    @Test
    void payingInTheTrialAddsTheRestOfIt() {
        clock.pass(Duration.ofDays(4));

        plans.purchase(aziza, plan("premium"), Period.MONTHLY, som(590_000), "order");

        assertThat(daysLeft(aziza)).isEqualTo(40);
        assertThat(plans.of(aziza).code()).isEqualTo("premium");
    }

    @Test
    void whatIsLeftOfTheOldPlanBecomesDaysOfTheDearerOne() {
        plans.assign(aziza, "trial", Period.MONTHLY, "test");
        plans.end(aziza);
        plans.purchase(aziza, plan("basic"), Period.MONTHLY, som(290_000), "order 1");
        clock.pass(Duration.ofDays(15));

        plans.purchase(aziza, plan("premium"), Period.MONTHLY, som(590_000), "order 2");

        // Half of 290 000 is 145 000, which is 7.37 days of premium.
        assertThat(daysLeft(aziza)).isEqualTo(37);
    }

    @Test
    void aCheaperPlanBeginsWhenThePresentOneEnds() {
        plans.end(aziza);
        plans.purchase(aziza, plan("premium"), Period.MONTHLY, som(590_000), "order 1");

        plans.purchase(aziza, plan("basic"), Period.MONTHLY, som(290_000), "order 2");
        assertThat(plans.of(aziza).code()).isEqualTo("premium");
        assertThat(plans.following(aziza)).hasValueSatisfying(plan -> assertThat(plan.code())
                .isEqualTo("basic"));
        clock.pass(Duration.ofDays(30).plusMinutes(2));

        assertThat(plans.of(aziza).code()).isEqualTo("basic");
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(daysLeft(aziza)).isEqualTo(29);
    }

    @Test
    void endingTwiceChangesNothing() {
        plans.end(aziza);
        var ended = endOf(aziza);
        clock.pass(Duration.ofMinutes(5));

        plans.end(aziza);

        assertThat(endOf(aziza)).isEqualTo(ended);
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.ENDED);
    }

    @Test
    void whatThePlanLacksIsLockedWithAReason() {
        assertThatThrownBy(() -> plans.require(Feature.API, aziza))
                .isInstanceOfSatisfying(LimitReached.class, reached -> {
                    assertThat(reached.status()).isEqualTo(402);
                    assertThat(reached.code()).isEqualTo("feature_not_in_plan");
                });
        assertThatThrownBy(() -> plans.requireChannel("whatsapp", aziza)).isInstanceOf(LimitReached.class);
        assertThatThrownBy(() -> plans.requireRoomFor(Limit.BOTS, aziza, 1)).isInstanceOf(LimitReached.class);
        plans.requireChannel("telegram", aziza);
        plans.requireRoomFor(Limit.BOTS, aziza, 0);
    }

    @Test
    void aBannedAccountHasNoPlanUntilTheBanIsLifted() {
        var boss = new UserId(Ids.next());
        accounts.ban(accounts.get(aziza).owner(), boss);
        assertThat(plans.of(aziza).status()).isEqualTo(PlanStatus.BANNED);
        assertThat(plans.spend(Limit.ANSWERS, aziza, "a")).isEqualTo(Spending.PLAN_ENDED);

        accounts.unban(accounts.get(aziza).owner(), boss);

        assertThat(plans.spend(Limit.ANSWERS, aziza, "a")).isEqualTo(Spending.GRANTED);
    }

    @Test
    void theCatalogueIsTheShippedOne() {
        assertThat(plans.all()).extracting(Plan::code).startsWith("trial", "starter", "basic", "premium", "business", "enterprise");
        assertThat(plans.catalogue()).extracting(Plan::code).doesNotContain("starter");
        var basic = plans.plan("basic").orElseThrow();
        assertThat(basic.price(Period.MONTHLY, "UZS").amount()).isEqualTo("290000.00");
        assertThat(basic.price(Period.QUARTERLY, "UZS").amount()).isEqualTo("826500.00");
        assertThat(basic.price(Period.ANNUAL, "USD").amount()).isEqualTo("244.80");
        for (var plan : plans.all()) {
            for (var language : UiLanguage.values()) {
                assertThat(plan.name(language)).isNotBlank();
                assertThat(plan.description(language)).isNotBlank();
            }
        }
    }

    private void spendAllAnswers() {
        plans.spendAll(IntStream.range(0, 100)
                .mapToObj(i -> new Spend(Limit.ANSWERS, aziza, "reply-" + i))
                .toList());
    }

    private long announcementsFor(AccountId account) {
        return events.stream(PlanChanged.class)
                .filter(event -> event.account().equals(account))
                .count();
    }

    private Instant endOf(AccountId account) {
        return plans.of(account).endsAt();
    }

    private long daysLeft(AccountId account) {
        return ChronoUnit.DAYS.between(clock.instant().minusSeconds(30), endOf(account));
    }

    private Plan plan(String code) {
        return plans.plan(code).orElseThrow();
    }

    private static Money som(long whole) {
        return new Money(whole * 100, "UZS");
    }

    private AccountId register() {
        return register((String) Cast.application("Aziza").get("phone"));
    }

    private AccountId register(String phone) {
        var email = (String) Cast.application("Aziza").get("email");
        return accounts.register(new NewPerson("Aziza Karimova", phone, email, Cast.PASSWORD, null, UiLanguage.UZ))
                .account();
    }
}
