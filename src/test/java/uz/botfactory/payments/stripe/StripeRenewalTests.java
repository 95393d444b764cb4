package uz.botfactory.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import uz.botfactory.ProductTest;
import uz.botfactory.payments.Books;
import uz.botfactory.payments.OneTransaction;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.OrderStatus;
import uz.botfactory.payments.Renewals;
import uz.botfactory.payments.Till;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.PlanChange;
import uz.botfactory.plans.PlanStatus;
import uz.botfactory.plans.PlanWatch;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeStripe;
import uz.botfactory.world.StripeEvent;

/** Months with a subscription that renews by itself, told by moving the clock. */
@ProductTest
class StripeRenewalTests {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    StripeProvider provider;

    @Autowired
    StripeSubscriptions subscriptions;

    @Autowired
    Renewals renewals;

    @Autowired
    Till till;

    @Autowired
    OneTransaction transaction;

    @Autowired
    Plans plans;

    @Autowired
    PlanWatch watch;

    @Autowired
    ApplicationContext product;

    private StripeStory aziza;
    private FakeStripe stripe;

    /** Her trial is over before anything begins, so that all her time is Stripe's. */
    @BeforeEach
    void afterTheTrial() {
        aziza = new StripeStory(port, clock);
        stripe = aziza.stripe;
        clock.pass(Duration.ofDays(15));
    }

    @AfterEach
    void theBooksAgree() {
        Books.agree(product, aziza.owner.accountId());
        clock.reset();
        stripe.news();
        assertThat(stripe.violations()).isEmpty();
    }

    @Test
    void eachMonthIsPaidAndReachesToStripesDay() {
        aziza.waitsUntil(nextYear("01-31T09:00:00Z"));
        var again = new StripeStory(port, clock);
        aziza = again;
        var order = again.buys("automatic");
        var subscription = stripe.subscriptionOf(order);

        for (int month = 1; month <= 6; month++) {
            aziza.waitsUntil(order(order).paidUntil());
            var invoice = stripe.renews(subscription, true);
            aziza.allArrive(order);

            assertThat(order(order).status()).isEqualTo(OrderStatus.PAID);
            assertThat(order(order).credits()).isEqualTo(month + 1);
            assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(invoice));
            assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
        }
        assertThat(LocalDate.ofInstant(order(order).paidUntil(), ZoneOffset.UTC).getDayOfMonth()).isEqualTo(31);
    }

    @Test
    void aQuarterIsThreeMonthsAndAYearAYear() {
        var quarter = aziza.buys("basic", "quarterly", "automatic");
        var began = clock.instant().atZone(ZoneOffset.UTC);
        assertThat(order(quarter).paidUntil()).isBetween(
                began.plusMonths(3).minusMinutes(2).toInstant(), began.plusMonths(3).plusMinutes(2).toInstant());

        var botir = new StripeStory(port, clock);
        var year = botir.buys("basic", "annual", "automatic");
        assertThat(order(year).paidUntil()).isBetween(
                began.plusYears(1).minusMinutes(2).toInstant(), began.plusYears(1).plusMinutes(2).toInstant());
    }

    @Test
    void aRefusedRenewalRunsOnThreeDaysAndIsForgottenWhenPaid() {
        var order = aziza.buys("automatic");
        var subscription = stripe.subscriptionOf(order);
        var end = order(order).paidUntil();
        aziza.waitsUntil(end);
        var invoice = stripe.renews(subscription, false);
        aziza.allArrive(order);
        assertThat(order(order).status()).isEqualTo(OrderStatus.PAST_DUE);
        assertThat(status()).isEqualTo(PlanStatus.PAST_DUE);

        aziza.waitsUntil(end.plus(Duration.ofDays(2)));
        stripe.isRefusedAgain(invoice);
        aziza.allArrive(order);
        assertThat(status()).isEqualTo(PlanStatus.PAST_DUE);

        stripe.paysInvoice(invoice);
        aziza.allArrive(order);

        assertThat(order(order).status()).isEqualTo(OrderStatus.PAID);
        assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(invoice));
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
    }

    @Test
    void refusalsDoNotAddUp() {
        var order = aziza.buys("automatic");
        var end = order(order).paidUntil();
        aziza.waitsUntil(end);
        var invoice = stripe.renews(stripe.subscriptionOf(order), false);
        aziza.allArrive(order);
        aziza.waitsUntil(end.plus(Duration.ofDays(2)));
        stripe.isRefusedAgain(invoice);
        aziza.allArrive(order);

        aziza.waitsUntil(end.plus(Duration.ofDays(3)).plusSeconds(1));

        assertThat(status()).isEqualTo(PlanStatus.ENDED);
    }

    @Test
    void whatIsPaidLateRunsFromThen() {
        var order = aziza.buys("automatic");
        var end = order(order).paidUntil();
        aziza.waitsUntil(end);
        var invoice = stripe.renews(stripe.subscriptionOf(order), false);
        aziza.allArrive(order);
        aziza.waitsUntil(end.plus(Duration.ofDays(6)));
        assertThat(status()).isEqualTo(PlanStatus.ENDED);

        stripe.paysInvoice(invoice);
        aziza.allArrive(order);

        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(invoice));
    }

    @Test
    void wordOfARefusalThatComesAfterThePaymentChangesNothing() {
        var order = aziza.buys("automatic");
        aziza.waitsUntil(order(order).paidUntil());
        var invoice = stripe.renews(stripe.subscriptionOf(order), false);
        stripe.paysInvoice(invoice);

        stripe.newsOf(order).reversed().forEach(aziza::arrives);

        assertThat(order(order).status()).isEqualTo(OrderStatus.PAID);
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
    }

    @Test
    void whoCancelsKeepsWhatIsPaid() throws Exception {
        var order = aziza.buys("automatic");
        var subscription = stripe.subscriptionOf(order);
        var end = order(order).paidUntil();

        assertThat(provider.collectsAgain(order(order))).isTrue();
        assertThat(renewals.goOn(order(order).account())).isTrue();
        provider.cancelRenewal(order(order));
        provider.cancelRenewal(order(order));
        aziza.allArrive(order);
        assertThat(provider.collectsAgain(order(order))).isFalse();
        assertThat(renewals.goOn(order(order).account())).as("whoever stopped it is reminded again").isFalse();

        assertThat(stripe.object(subscription).path("cancel_at_period_end").asBoolean()).isTrue();
        aziza.waitsUntil(end.minusSeconds(60));
        subscriptions.bridge();
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
        aziza.waitsUntil(end.plusSeconds(1));
        stripe.ends(subscription);
        aziza.allArrive(order);
        assertThat(status()).isEqualTo(PlanStatus.ENDED);
        assertThat(order(order).status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void whoResumesIsCollectedAgain() throws Exception {
        var order = aziza.buys("automatic");
        var subscription = stripe.subscriptionOf(order);
        provider.cancelRenewal(order(order));
        stripe.resumes(subscription);
        stripe.newsOf(order).reversed().forEach(aziza::arrives);

        aziza.waitsUntil(order(order).paidUntil());
        stripe.renews(subscription, true);
        aziza.allArrive(order);
        assertThat(order(order).credits()).isEqualTo(2);

        provider.cancelRenewal(order(order));
        assertThat(stripe.object(subscription).path("cancel_at_period_end").asBoolean()).isTrue();
    }

    @Test
    void whileStripeTakesItsHourTheBotsDoNotFallSilent() {
        var order = aziza.buys("automatic");
        var end = order(order).paidUntil();
        aziza.waitsUntil(end.minusSeconds(60));

        subscriptions.bridge();
        aziza.waitsUntil(end.plus(Duration.ofMinutes(50)));

        goesOnQuietly(order);
        var invoice = stripe.rolls(stripe.subscriptionOf(order));
        aziza.allArrive(order);
        goesOnQuietly(order);
        stripe.paysInvoice(invoice);
        aziza.allArrive(order);
        goesOnQuietly(order);
        assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(invoice));
    }

    private void goesOnQuietly(String order) {
        assertThat(plans.of(aziza.account()).runs(clock.instant())).isTrue();
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(order(order).status()).isEqualTo(OrderStatus.PAID);
        assertThat(watch.last(aziza.account()).orElseThrow().renews()).as("nobody is reminded of an end").isTrue();
        assertThat(plans.history(aziza.account())).noneMatch(change -> change.kind() == PlanChange.Kind.PAST_DUE);
    }

    @Test
    void aRefusalEndsTheQuietAtOnce() {
        var order = aziza.buys("automatic");
        var end = order(order).paidUntil();
        aziza.waitsUntil(end.minusSeconds(60));
        subscriptions.bridge();
        aziza.waitsUntil(end.plus(Duration.ofHours(1)));

        stripe.renews(stripe.subscriptionOf(order), false);
        aziza.allArrive(order);

        assertThat(status()).isEqualTo(PlanStatus.PAST_DUE);
        assertThat(order(order).status()).isEqualTo(OrderStatus.PAST_DUE);
        assertThat(watch.last(aziza.account()).orElseThrow().renews()).isFalse();
        assertThat(plans.of(aziza.account()).endsAt()).isEqualTo(end.plus(StripeBooks.GRACE));
    }

    @Test
    void whatStripeDoesNotTellForHoursIsPastDue() {
        var order = aziza.buys("automatic");
        var end = order(order).paidUntil();
        aziza.waitsUntil(end.minusSeconds(60));
        subscriptions.bridge();
        stripe.rolls(stripe.subscriptionOf(order));
        aziza.allArrive(order);
        aziza.waitsUntil(end.plus(StripeBooks.QUIET).minusSeconds(60));
        subscriptions.bridge();
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);

        aziza.waitsUntil(end.plus(StripeBooks.QUIET).plusSeconds(1));
        subscriptions.bridge();

        assertThat(status()).isEqualTo(PlanStatus.PAST_DUE);
        assertThat(order(order).status()).isEqualTo(OrderStatus.PAST_DUE);
    }

    /** The product was away when the period ended: what was silent for a moment speaks again before Stripe tells anything. */
    @Test
    void aPeriodThatEndedWhileNobodyLookedGoesOnToo() {
        var order = aziza.buys("automatic");
        aziza.waitsUntil(order(order).paidUntil().plus(Duration.ofMinutes(30)));
        assertThat(status()).isEqualTo(PlanStatus.ENDED);

        subscriptions.bridge();

        goesOnQuietly(order);
    }

    @Test
    void whoGotAPartBackIsRenewedWithoutAGapAsWell() {
        var order = aziza.buys("automatic");
        var end = order(order).paidUntil();
        stripe.refundedInDashboard(stripe.chargeOf(till.attempts(order).getFirst().externalId()), 700);
        aziza.allArrive(order);
        aziza.waitsUntil(end.minusSeconds(60));

        subscriptions.bridge();
        aziza.waitsUntil(end.plus(Duration.ofMinutes(30)));

        assertThat(order(order).status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
    }

    @Test
    void aRenewalThatNoEventToldIsFoundByAsking() {
        var order = aziza.buys("automatic");
        aziza.waitsUntil(order(order).paidUntil());
        var invoice = stripe.renews(stripe.subscriptionOf(order), true);
        stripe.newsOf(order);
        clock.pass(Duration.ofHours(3));

        subscriptions.askAboutSilent();

        assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(invoice));
        assertThat(order(order).credits()).isEqualTo(2);
    }

    @Test
    void aLaterOrderEndsTheRenewalOfTheEarlierOne() {
        var basic = aziza.buys("automatic");
        var premium = aziza.buys("premium", "monthly", "automatic");

        Books.followUp(product);
        subscriptions.endUnwanted();

        assertThat(stripe.object(stripe.subscriptionOf(basic)).path("status").asString()).isEqualTo("canceled");
        assertThat(stripe.object(stripe.subscriptionOf(premium)).path("status").asString()).isEqualTo("active");
        aziza.allArrive(basic);
        assertThat(plans.of(aziza.account()).code()).isEqualTo("premium");
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
    }

    @Test
    void anEarlierOrderThatIsPaidLateEndsItsOwnRenewalOnly() {
        var basic = aziza.orders("automatic");
        var premium = aziza.buys("premium", "monthly", "automatic");
        stripe.pays(stripe.sessionOf(basic));
        aziza.allArrive(basic);

        Books.followUp(product);
        subscriptions.endUnwanted();

        assertThat(stripe.object(stripe.subscriptionOf(basic)).path("status").asString()).isEqualTo("canceled");
        assertThat(stripe.object(stripe.subscriptionOf(premium)).path("status").asString()).isEqualTo("active");
    }

    @Test
    void anEndThatStripeDidNotHearIsToldAgain() {
        var basic = aziza.buys("automatic");
        aziza.buys("premium", "monthly", "once");
        var subscription = stripe.subscriptionOf(basic);
        stripe.nextIsTheirFault("DELETE", "/v1/subscriptions/" + subscription);

        Books.followUp(product);
        subscriptions.endUnwanted();
        subscriptions.endUnwanted();
        subscriptions.endUnwanted();

        assertThat(stripe.object(subscription).path("status").asString()).isEqualTo("canceled");
        assertThat(stripe.calls("DELETE", "/v1/subscriptions/" + subscription)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatWasGivenBackWhollyIsNotCollectedAgain() throws Exception {
        var order = aziza.buys("automatic");
        var attempt = till.attempts(order).getFirst();

        provider.refund(order(order), attempt, attempt.amount(), "refund-of-" + order);
        stripe.forgetsKeys();
        provider.refund(order(order), attempt, attempt.amount(), "refund-of-" + order);
        aziza.allArrive(order);
        subscriptions.endUnwanted();

        assertThat(order(order).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(stripe.object(stripe.subscriptionOf(order)).path("status").asString()).isEqualTo("canceled");
        assertThat(status()).isEqualTo(PlanStatus.ENDED);
    }

    @Test
    void aRefundOfOursIsTheSameWhoeverBooksItFirst() throws Exception {
        var order = aziza.buys("automatic");
        var attempt = till.attempts(order).getFirst();
        var part = new Money(700, "USD");
        provider.refund(order(order), attempt, part, "refund-1-of-" + order);
        aziza.allArrive(order);

        transaction.run(() -> till.reverse(attempt, part, null, "refund-1-of-" + order));
        aziza.arrives(stripe.event("charge.refunded", stripe.chargeOf(attempt.externalId())));

        assertThat(till.attempts(order).getFirst().returned()).isEqualTo(part);
        assertThat(order(order).status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
    }

    @Test
    void ownersAndStaffDoAllThisByTheApi() {
        var order = aziza.buys("automatic");
        var api = aziza.owner.api();

        assertThat(api.post("/api/v1/orders/" + order + "/portal", Map.of()).text("url")).startsWith("https://billing.stripe.com/");
        assertThat(api.post("/api/v1/orders/" + order + "/cancel-renewal", Map.of()).status()).isEqualTo(200);
        assertThat(stripe.object(stripe.subscriptionOf(order)).path("cancel_at_period_end").asBoolean()).isTrue();
        var part = Cast.admin(port).post("/api/v1/admin/orders/" + order + "/refund", Map.of("amount", "7.00"));
        assertThat(part.status()).as(part.body().toString()).isLessThan(300);
        aziza.allArrive(order);
        assertThat(till.attempts(order).getFirst().returned()).isEqualTo(new Money(700, "USD"));
        var rest = Cast.admin(port).post("/api/v1/admin/orders/" + order + "/refund", Map.of());
        assertThat(rest.status()).isLessThan(300);

        assertThat(order(order).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(stripe.object(stripe.chargeOf(till.attempts(order).getFirst().externalId())).path("refunded").asBoolean()).isTrue();
    }

    @Test
    void timeThatStaffGiveForNothingEndsNoRenewal() {
        var order = aziza.buys("automatic");

        Cast.onPlan(aziza.owner, port, "basic");
        subscriptions.endUnwanted();

        assertThat(stripe.object(stripe.subscriptionOf(order)).path("status").asString()).isEqualTo("active");
    }

    @Test
    void aDisputeThatIsLostEndsTheRenewal() {
        var order = aziza.buys("automatic");
        var charge = stripe.chargeOf(stripe.lastInvoiceOf(stripe.subscriptionOf(order)));
        stripe.disputeEnds(stripe.disputes(charge), true);
        aziza.allArrive(order);

        subscriptions.endUnwanted();

        assertThat(order(order).status()).isEqualTo(OrderStatus.CHARGED_BACK);
        assertThat(stripe.object(stripe.subscriptionOf(order)).path("status").asString()).isEqualTo("canceled");
    }

    /** Banks decide after weeks: the month that is lost may be over, and the next may be collected before Stripe hears of the end. */
    @Test
    void aLostDisputeOverOneMonthTakesNoOtherMonthAndWhatIsStillCollectedGivesItsTime() {
        var order = aziza.buys("automatic");
        var subscription = stripe.subscriptionOf(order);
        var first = stripe.lastInvoiceOf(subscription);
        aziza.waitsUntil(order(order).paidUntil());
        var second = stripe.renews(subscription, true);
        aziza.allArrive(order);

        stripe.disputeEnds(stripe.disputes(stripe.chargeOf(first)), true);
        aziza.allArrive(order);

        assertThat(order(order).status()).isEqualTo(OrderStatus.CHARGED_BACK);
        assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(second));
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(provider.collectsAgain(order(order))).isFalse();

        aziza.waitsUntil(aziza.endOf(second));
        var third = stripe.renews(subscription, true);
        aziza.allArrive(order);

        assertThat(till.attempt("stripe", third).orElseThrow().surplus()).isFalse();
        assertThat(order(order).status()).isEqualTo(OrderStatus.PAID);
        assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(third));
        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
        subscriptions.endUnwanted();
        assertThat(stripe.object(subscription).path("status").asString()).isEqualTo("canceled");
        assertThat(Cast.admin(port).get("/api/v1/admin/payment-tasks").body().toString())
                .as("staff see it also when the next month was paid")
                .contains("charged_back", order);
    }

    @Test
    void aLostDisputeOverThePresentMonthTakesItsUnusedTimeOnly() {
        var order = aziza.buys("automatic");
        var subscription = stripe.subscriptionOf(order);
        var end = order(order).paidUntil();
        aziza.waitsUntil(end.minus(Duration.ofDays(10)));

        stripe.disputeEnds(stripe.disputes(stripe.chargeOf(stripe.lastInvoiceOf(subscription))), true);
        aziza.allArrive(order);
        assertThat(status()).isEqualTo(PlanStatus.ENDED);
        aziza.waitsUntil(end);
        var next = stripe.renews(subscription, true);
        aziza.allArrive(order);

        assertThat(status()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(order(order).paidUntil()).isEqualTo(aziza.endOf(next));
    }

    @Test
    void thePortalIsStripesOwn() throws Exception {
        var order = aziza.buys("automatic");

        assertThat(provider.portal(order(order), "https://bot.example/plan")).startsWith("https://billing.stripe.com/");
        assertThat(provider.portal(order(aziza.buys("once")), "https://bot.example/plan")).isNull();
    }

    @Test
    void whoDeletesTheAccountPaysNoMore() {
        var dilnoza = new StripeStory(port, clock);
        var order = dilnoza.buys("automatic");
        var account = dilnoza.account();

        var reply = dilnoza.owner.api().call("DELETE", "/api/v1/me", Map.of("password", Cast.PASSWORD), Map.of());

        assertThat(reply.status()).isLessThan(300);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            subscriptions.endUnwanted();
            assertThat(stripe.object(stripe.subscriptionOf(order)).path("status").asString()).isEqualTo("canceled");
        });
        assertThat(product.getBean(StripePageTable.class).of(order(order))).isEmpty();
        assertThat(account).isNotNull();
    }

    @Test
    void anInvoiceOverAnotherAmountGivesNothing() {
        var order = aziza.buys("automatic");
        aziza.waitsUntil(order(order).paidUntil());
        stripe.costs(stripe.subscriptionOf(order), 100);
        var invoice = stripe.renews(stripe.subscriptionOf(order), true);

        aziza.allArrive(order);

        assertThat(order(order).credits()).isOne();
        var kept = till.attempt("stripe", invoice).orElseThrow();
        assertThat(kept.surplus()).isTrue();
        assertThat(kept.amount()).isEqualTo(new Money(100, "USD"));
        stripe.refundedInDashboard(stripe.chargeOf(invoice), 100);
        aziza.allArrive(order);
        assertThat(till.attempt("stripe", invoice).orElseThrow().left().isZero()).isTrue();
    }

    /** Whatever is lost, repeated or mixed up: in the end, and after asking, all that Stripe collected is booked once. */
    @Test
    void anyHistoryInAnyOrderIsBookedAsItWas() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            if (seed % 6 == 0) {
                aziza = new StripeStory(port, clock);
            }
            var dice = new Random(seed);
            var order = aziza.orders("automatic");
            stripe.pays(stripe.sessionOf(order));
            var subscription = stripe.subscriptionOf(order);
            var paid = new HashSet<>(List.of(stripe.lastInvoiceOf(subscription)));
            for (int month = 0; month < 3; month++) {
                boolean collected = dice.nextInt(3) > 0;
                var invoice = stripe.renews(subscription, collected);
                if (!collected && dice.nextBoolean()) {
                    stripe.paysInvoice(invoice);
                    collected = true;
                }
                if (collected) {
                    paid.add(invoice);
                }
            }
            var news = new ArrayList<StripeEvent>();
            for (var event : stripe.newsOf(order)) {
                for (int times = dice.nextInt(3); times > 0; times--) {
                    news.add(event);
                }
            }
            Collections.shuffle(news, dice);
            news.forEach(aziza::arrives);
            provider.reconcile(order(order));
            subscriptions.learn(product.getBean(StripeSubscriptionTable.class).ofOrder(order).orElseThrow());

            assertThat(order(order).credits()).as("history %d", seed).isEqualTo(paid.size());
        }
    }

    private Order order(String id) {
        return till.order(id, "stripe").orElseThrow();
    }

    private PlanStatus status() {
        return plans.of(aziza.account()).status();
    }

    private Instant nextYear(String moment) {
        int year = clock.instant().atZone(ZoneOffset.UTC).getYear() + 1;
        return Instant.parse(year + "-" + moment);
    }
}
