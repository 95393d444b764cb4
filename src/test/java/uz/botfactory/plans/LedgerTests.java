package uz.botfactory.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.PlanChange.Kind;

/** What a ledger comes to, without a database: the rules of docs/decisions/subscriptions.md one by one. */
class LedgerTests {

    private static final AccountId AZIZA = new AccountId(new UUID(0, 1));
    private static final Instant START = Instant.parse("2028-02-29T10:00:00Z");
    private static final Plan TRIAL = plan("trial", 0, 0);
    private static final Plan BASIC = plan("basic", 290_000, 24);
    private static final Plan PREMIUM = plan("premium", 590_000, 47);
    private static final Plan BUSINESS = plan("business", 620_000, 49);

    private final List<PlanChange> ledger = new ArrayList<>();
    private Instant now = START;

    @Test
    void payingInTheTrialStartsAtOnceAndAddsTheRestOfTheTrialInFront() {
        trial();
        pass(days(4));

        buys(PREMIUM, 30, som(590_000), "order 1");

        assertThat(runs()).isEqualTo("premium");
        assertThat(standing().end()).isEqualTo(now.plus(days(40)));
        assertThat(standing().running(now).orElseThrow().source()).isEqualTo("registration");
    }

    @Test
    void theUnusedMoneyOfTheOldPlanBecomesTimeOfTheDearerOneWithOneRounding() {
        buys(BASIC, 30, som(290_000), "order 1");
        pass(days(15));

        buys(PREMIUM, 30, som(590_000), "order 2");

        // Half of 290 000 at 590 000 for 30 days: 145 000 × 2 592 000 s ÷ 590 000 = 637 016.9… s.
        assertThat(last().carried().getFirst().length()).isEqualTo(Duration.ofSeconds(637_016));
        assertThat(standing().end()).isEqualTo(now.plus(days(30)).plusSeconds(637_016));
    }

    @Test
    void moneyInDollarsCountsAtThePriceInDollars() {
        buys(BASIC, 30, new Money(2_400, "USD"), "order 1");

        buys(PREMIUM, 30, som(590_000), "order 2");

        assertThat(last().carried().getFirst().length()).isEqualTo(Duration.ofSeconds(2_400L * 2_592_000 / 4_700));
        assertThat(last().carried().getFirst().worth()).isEqualTo(new Money(2_400, "USD"));
    }

    @Test
    void twoChangesOnOneDayKeepWhatIsNotUsed() {
        buys(BASIC, 30, som(290_000), "order 1");
        pass(Duration.ofHours(1));
        buys(PREMIUM, 30, som(590_000), "order 2");
        pass(Duration.ofHours(1));

        buys(BUSINESS, 30, som(620_000), "order 3");

        assertThat(last().carried()).hasSize(2);
        var worth = last().carried().stream().mapToLong(part -> part.worth().minor()).sum();
        assertThat(worth).isBetween(som(878_000).minor(), som(879_200).minor());
        assertThat(runs()).isEqualTo("business");
    }

    @Test
    void aCheaperPlanWaitsForTheEndAndAnotherOfThePresentOneGoesInFront() {
        buys(PREMIUM, 30, som(590_000), "order 1");
        buys(BASIC, 30, som(290_000), "order 2");

        buys(PREMIUM, 30, som(590_000), "order 3");

        assertThat(plansInOrder()).containsExactly("premium", "premium", "basic");
        assertThat(standing().following(now).orElseThrow().startsAt()).isEqualTo(START.plus(days(60)));
        assertThat(kinds()).containsExactly(Kind.BOUGHT, Kind.DOWNGRADE_PLANNED, Kind.EXTENDED);
    }

    @Test
    void aDearerPlanTakesThePlannedOneInToo() {
        buys(PREMIUM, 30, som(590_000), "order 1");
        buys(BASIC, 30, som(290_000), "order 2");

        buys(BUSINESS, 30, som(620_000), "order 3");

        assertThat(last().carried()).extracting(PlanChange.Carried::source).containsExactly("order 1", "order 2");
        assertThat(Set.copyOf(plansInOrder())).containsExactly("business");
    }

    @Test
    void aPlanOfLeapDayRunsItsThreeHundredAndSixtyFiveDays() {
        buys(BASIC, 365, som(2_958_000), "order 1");

        assertThat(standing().end()).isEqualTo(Instant.parse("2029-02-28T10:00:00Z"));
    }

    @Test
    void whatIsTakenBackLeavesTheOthersTheirTime() {
        buys(BASIC, 30, som(290_000), "order 1");
        pass(days(15));
        buys(PREMIUM, 30, som(590_000), "order 2");
        pass(days(2));

        takesBack("order 2");

        assertThat(standing().end()).isEqualTo(now.minus(days(2)).plusSeconds(637_016));
        takesBack("order 1");
        assertThat(standing().running(now)).isEmpty();
        assertThat(standing().end()).isEqualTo(now);
    }

    @Test
    void theRestOfATrialIsATrialAgainWhenItsPlanIsTakenBack() {
        trial();
        pass(days(4));
        buys(PREMIUM, 30, som(590_000), "order 1");
        pass(days(1));

        takesBack("order 1");

        assertThat(runs()).isEqualTo("trial");
        assertThat(standing().end()).isEqualTo(START.plus(days(14)));
    }

    @Test
    void whoBoughtTwiceInTheTrialAndGivesTheFirstBackIsAsIfOnlyTheSecondHadBeenBought() {
        trial();
        pass(days(4));
        buys(PREMIUM, 30, som(590_000), "order 1");
        buys(PREMIUM, 30, som(590_000), "order 2");
        pass(days(1));

        takesBack("order 1");

        assertThat(runs()).isEqualTo("premium");
        assertThat(standing().end()).isEqualTo(START.plus(days(14 + 30)));
        assertThat(standing().terms().getLast().length()).as("the paid time is whole").isEqualTo(days(30));
        takesBack("order 2");
        assertThat(runs()).isEqualTo("trial");
        assertThat(standing().end()).isEqualTo(START.plus(days(14)));
    }

    @Test
    void theRestOfATrialGoesOnInThePlannedPlanWhenTheDearerOneIsGivenBack() {
        trial();
        buys(PREMIUM, 30, som(590_000), "order 1");
        buys(BASIC, 30, som(290_000), "order 2");

        takesBack("order 1");

        assertThat(runs()).isEqualTo("basic");
        assertThat(standing().end()).isEqualTo(START.plus(days(14 + 30)));
        assertThat(standing().moments()).extracting(Standing.Moment::begins).as("basic began with that").containsExactly(false);
    }

    @Test
    void aSecondOrderBeginsAtOnceWhenTheRestOfTheTrialIsUsedUp() {
        trial();
        buys(PREMIUM, 30, som(590_000), "order 1");
        buys(PREMIUM, 30, som(590_000), "order 2");
        pass(days(20));

        takesBack("order 1");

        assertThat(standing().running(now).orElseThrow().source()).isEqualTo("order 2");
        assertThat(standing().end()).isEqualTo(now.plus(days(30)));
    }

    @Test
    void renewalsReachToTheCompanysCalendarAndOtherTimeMovesBehind() {
        buys(BASIC, 30, som(290_000), "order 1");
        pass(days(10));

        renews(BASIC, now.plus(days(31)), "order 2 invoice in_1");

        assertThat(standing().running(now).orElseThrow().source()).isEqualTo("order 2 invoice in_1");
        assertThat(standing().end()).isEqualTo(now.plus(days(31 + 20)));
        var first = now.plus(days(31));
        pass(days(31));
        renews(BASIC, first.plus(days(28)), "order 2 invoice in_2");
        assertThat(standing().at(now).endsAt()).isEqualTo(first.plus(days(28)));
        assertThat(standing().end()).isEqualTo(first.plus(days(28 + 20)));
    }

    @Test
    void aPaymentThatFailedKeepsThePlanUntilItsPatienceEndsAndPayingClearsIt() {
        renews(BASIC, now.plus(days(31)), "order 1 invoice in_1");
        pass(days(31));
        isPastDue("order 1 invoice in_2", now.plus(days(3)));
        assertThat(standing().isLate(now)).isTrue();
        assertThat(standing().running(now)).isPresent();
        pass(days(2));

        renews(BASIC, START.plus(days(59)), "order 1 invoice in_2");

        assertThat(standing().isLate(now)).isFalse();
        assertThat(standing().end()).isEqualTo(START.plus(days(59)));
        pass(days(27));
        assertThat(standing().running(now)).isEmpty();
    }

    @Test
    void aPaymentThatIsAwaitedKeepsThePlanAsItIsUntilItIsToldToHaveFailed() {
        renews(BASIC, now.plus(days(31)), "order 1 invoice in_1");
        pass(days(31).minusMinutes(1));
        isUnpaid(Kind.AWAITED, "order 1 due", START.plus(days(34)));
        pass(Duration.ofHours(1));
        assertThat(runs()).isEqualTo("basic");
        assertThat(standing().isLate(now)).isFalse();

        isPastDue("order 1 due", START.plus(days(34)));

        assertThat(standing().isLate(now)).isTrue();
        assertThat(standing().end()).isEqualTo(START.plus(days(34)));
    }

    @Test
    void patienceThatNobodyPaidForEndsThePlan() {
        renews(BASIC, now.plus(days(31)), "order 1 invoice in_1");
        pass(days(31));
        isPastDue("order 1 invoice in_2", now.plus(days(3)));

        pass(days(3));

        assertThat(standing().running(now)).isEmpty();
        assertThat(standing().moments()).extracting(Standing.Moment::begins).containsExactly(false);
    }

    @Test
    void aGiftOfAnotherPlanBeginsAtOnceAndPaidMoneyStaysWorthItsTime() {
        buys(PREMIUM, 30, som(590_000), "order 1");

        var decision = Decision.grant(standing(), BASIC, days(30), now);
        write(decision, BASIC, Money.nothing(), "grant 1");

        assertThat(runs()).isEqualTo("basic");
        assertThat(last().carried().getFirst().length()).isEqualTo(Duration.ofSeconds(590_000L * 2_592_000 / 290_000));
    }

    @Test
    void aClockThatIsSetBackALittleGoesOnFromTheLastChange() {
        pass(Duration.ofMinutes(10));
        buys(BASIC, 30, som(290_000), "order 1");

        pass(Duration.ofMinutes(-10));

        assertThat(standing().running(now)).isPresent();
        pass(days(-2));
        assertThat(standing().running(now)).isEmpty();
    }

    // ---- playing ----

    private void trial() {
        write(new Decision(Kind.TRIAL_BEGUN, now, days(14), null, false, List.of(), Set.of()), TRIAL, Money.nothing(), "registration");
    }

    private void buys(Plan plan, int days, Money paid, String source) {
        write(Decision.purchase(standing(), plan, days(days), now, LedgerTests::asBought), plan, paid, source);
    }

    private void renews(Plan plan, Instant until, String source) {
        write(Decision.renewal(standing(), plan, until, now, LedgerTests::asBought), plan, som(1), source);
    }

    private void takesBack(String source) {
        var unused = standing().terms().stream()
                .filter(term -> term.source().equals(source))
                .map(term -> term.rest(now))
                .reduce(Duration.ZERO, Duration::plus);
        write(new Decision(Kind.TAKEN_BACK, now, unused, null, false, List.of(), Set.of()), BASIC, Money.nothing(), source);
    }

    private void isPastDue(String source, Instant until) {
        isUnpaid(Kind.PAST_DUE, source, until);
    }

    private void isUnpaid(Kind kind, String source, Instant until) {
        write(new Decision(kind, now, Duration.ZERO, until, false, List.of(), Set.of()), BASIC, Money.nothing(), source);
    }

    private void write(Decision what, Plan plan, Money paid, String source) {
        ledger.add(new PlanChange(
                AZIZA, UUID.randomUUID(), ledger.size() + 1, what.kind(), source, now, source, "", plan.code(), 1,
                what.startsAt(), what.length(), what.until(), paid, what.anew(), what.carried()));
        LedgerAudit.check(ledger);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Standing standing() {
        return Ledger.fold(ledger);
    }

    private @Nullable String runs() {
        return standing().running(now).map(Term::plan).orElse(null);
    }

    private List<String> plansInOrder() {
        return standing().terms().stream().map(Term::plan).toList();
    }

    private List<Kind> kinds() {
        return ledger.stream().map(PlanChange::kind).toList();
    }

    private PlanChange last() {
        return ledger.getLast();
    }

    private static Plan asBought(Term term) {
        return List.of(TRIAL, BASIC, PREMIUM, BUSINESS).stream()
                .filter(plan -> plan.code().equals(term.plan()))
                .findFirst()
                .orElseThrow();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static Money som(long whole) {
        return new Money(whole * 100, "UZS");
    }

    private static Plan plan(String code, long uzs, long usd) {
        return new Plan(
                code, true, Map.of(), Map.of(), som(uzs), new Money(usd * 100, "USD"), Map.of(), new EnumMap<>(Limit.class),
                false, Set.of("telegram"), Set.of("uz"), ModelClass.FAST, Set.of(), 1, null);
    }
}
