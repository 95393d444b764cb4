package uz.botfactory.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Till;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeStripe;
import uz.botfactory.world.StripeEvent;

/** Stripe's protocol from both sides: what we ask of it, and what its events do. */
@ProductTest
class StripeProtocolTests {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    StripeProvider provider;

    private StripeStory aziza;
    private FakeStripe stripe;

    @BeforeEach
    void begin() {
        aziza = new StripeStory(port, clock);
        stripe = aziza.stripe;
    }

    @AfterEach
    void stripeHadNothingToObjectTo() {
        clock.reset();
        assertThat(stripe.violations()).isEmpty();
    }

    @Test
    void aHostedPageIsMadeForTheOrder() {
        var reply = aziza.owner.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "stripe"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("redirectUrl")).startsWith("https://checkout.stripe.com/");
        var order = reply.text("id");
        var form = stripe.object(stripe.sessionOf(order)).path("form");
        assertThat(form.path("mode").asString()).isEqualTo("payment");
        assertThat(form.path("line_items[0][price_data][unit_amount]").asString()).isEqualTo("2400");
        assertThat(form.path("line_items[0][price_data][currency]").asString()).isEqualTo("usd");
        assertThat(form.path("customer_email").asString()).isEqualTo(aziza.owner.email());
        assertThat(form.path("payment_intent_data[metadata][order_id]").asString()).isEqualTo(order);
        assertThat(form.path("success_url").asString()).endsWith("session_id={CHECKOUT_SESSION_ID}");
        assertThat(form.path("locale").asString()).isEqualTo("auto");
    }

    @Test
    void theSameOrderHasTheSamePage() {
        var order = aziza.orders("once");
        var page = aziza.order(order).path("redirectUrl").asString();

        assertThat(aziza.order(order).path("redirectUrl").asString()).isEqualTo(page);
        assertThat(stripe.object(stripe.sessionOf(order)).path("url").asString()).isEqualTo(page);
    }

    @Test
    void onceTheMoneyIsThereThePlanIs() {
        var order = aziza.buys("once");

        assertThat(aziza.status(order)).isEqualTo("paid");
        assertThat(aziza.credits(order)).isOne();
        assertThat(aziza.planStatus()).isEqualTo("basic active");
    }

    @Test
    void theReturnOfThePayerProvesNothing() {
        var order = aziza.orders("once");
        var session = stripe.sessionOf(order);

        new Api(port).get("/en/orders/" + order + "/return?session_id=" + session);

        assertThat(aziza.status(order)).isEqualTo("pending");
    }

    @Test
    void anEventAboutAPageThatNobodyPaidChangesNothing() {
        var order = aziza.orders("once");

        aziza.arrives(stripe.event("checkout.session.completed", stripe.sessionOf(order)));

        assertThat(aziza.status(order)).isEqualTo("pending");
    }

    @Test
    void eachEventMayComeAsOftenAsItLikes() {
        var order = aziza.orders("automatic");
        stripe.pays(stripe.sessionOf(order));
        var news = stripe.newsOf(order);

        for (int i = 0; i < 3; i++) {
            news.forEach(aziza::arrives);
        }

        assertThat(aziza.status(order)).isEqualTo("paid");
        assertThat(aziza.credits(order)).isOne();
    }

    @Test
    void theSameFactInTwoEventsIsBookedOnce() {
        var order = aziza.buys("once");

        aziza.arrives(stripe.event("checkout.session.completed", stripe.sessionOf(order)));
        aziza.arrives(stripe.event("checkout.session.async_payment_succeeded", stripe.sessionOf(order)));

        assertThat(aziza.credits(order)).isOne();
    }

    @Test
    void backwardsIsAsGoodAsForwards() {
        var order = aziza.orders("automatic");
        stripe.pays(stripe.sessionOf(order));

        stripe.newsOf(order).reversed().forEach(aziza::arrives);

        assertThat(aziza.status(order)).isEqualTo("paid");
        assertThat(aziza.credits(order)).isOne();
    }

    @Test
    void whatIsNotSignedByStripeIsRefused() {
        var order = aziza.orders("once");
        stripe.pays(stripe.sessionOf(order));
        var event = stripe.newsOf(order).getFirst();
        var now = clock.instant();

        assertThat(StripeEvent.bring(port, event.body(), null)).isEqualTo(400);
        assertThat(StripeEvent.bring(port, event.body(), StripeEvent.signature(event.body(), "whsec_guess", now))).isEqualTo(400);
        assertThat(StripeEvent.bring(port, event.body(), "t=" + now.getEpochSecond() + ",v0=" + StripeEvent.hmac(event.body(), FakeStripe.SECRET, now.getEpochSecond())))
                .isEqualTo(400);
        assertThat(StripeEvent.bring(port, event.body(), StripeEvent.signature(event.body(), FakeStripe.SECRET, now.minusSeconds(301))))
                .isEqualTo(400);
        var changed = new String(event.body(), StandardCharsets.UTF_8).replace("}", "} ").getBytes(StandardCharsets.UTF_8);
        assertThat(StripeEvent.bring(port, changed, stripe.signature(event.body()))).isEqualTo(400);
        assertThat(aziza.status(order)).isEqualTo("pending");

        aziza.arrives(event);
        assertThat(aziza.status(order)).isEqualTo("paid");
    }

    @Test
    void whatIsNoEventIsRefusedAndWhatIsNotOursIsTaken() {
        assertThat(bring("{")).isEqualTo(400);
        assertThat(bring("[]")).isEqualTo(400);
        assertThat(bring("")).isEqualTo(400);
        assertThat(bring("{\"id\":\"evt_x1\",\"type\":\"payout.paid\",\"data\":{\"object\":{\"id\":\"po_1\"}}}")).isEqualTo(200);
        assertThat(bring("{\"id\":\"evt_x2\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"id\":\"in_unknown\"}}}")).isEqualTo(200);
        assertThat(bring("{\"id\":\"evt_x3\",\"type\":\"invoice.paid\",\"data\":{\"object\":{\"id\":\"../v1/charges\"}}}")).isEqualTo(200);
        assertThat(new Api(port).get("/payments/stripe").status()).isEqualTo(405);
    }

    @Test
    void whenStripeCannotBeAskedTheEventComesAgain() {
        var order = aziza.orders("once");
        var session = stripe.sessionOf(order);
        stripe.pays(session);
        var event = stripe.newsOf(order).getFirst();
        stripe.nextIsTheirFault("GET", "/v1/checkout/sessions/" + session);

        assertThat(aziza.bring(event)).isEqualTo(503);
        assertThat(aziza.status(order)).isEqualTo("pending");
        assertThat(aziza.bring(event)).isEqualTo(200);
        assertThat(aziza.status(order)).isEqualTo("paid");
    }

    @Test
    void aBankThatDecidesLaterIsWaitedFor() {
        var order = aziza.orders("once");
        var session = stripe.sessionOf(order);
        stripe.paysLater(session);
        aziza.allArrive(order);
        assertThat(aziza.status(order)).isEqualTo("pending");
        assertThat(aziza.order(order).path("redirectUrl").asString()).contains("/orders/" + order + "/return");

        stripe.bankAgrees(session);
        aziza.allArrive(order);

        assertThat(aziza.status(order)).isEqualTo("paid");
    }

    @Test
    void aBankThatRefusesLeavesTheOrderFree() {
        var order = aziza.orders("once");
        var first = stripe.sessionOf(order);
        stripe.paysLater(first);
        stripe.bankRefuses(first);
        stripe.newsOf(order).reversed().forEach(aziza::arrives);

        assertThat(aziza.status(order)).isEqualTo("pending");
        assertThat(aziza.order(order).path("redirectUrl").asString()).startsWith("https://checkout.stripe.com/");
        var second = stripe.sessionOf(order);
        assertThat(second).isNotEqualTo(first);
        stripe.pays(second);
        aziza.allArrive(order);
        assertThat(aziza.status(order)).isEqualTo("paid");
    }

    @Test
    void anExpiredPageIsReplaced() {
        var order = aziza.orders("once");
        var first = stripe.sessionOf(order);
        stripe.expires(first);
        aziza.allArrive(order);

        var page = aziza.order(order).path("redirectUrl").asString();

        assertThat(stripe.sessionOf(order)).isNotEqualTo(first);
        assertThat(page).isEqualTo(stripe.object(stripe.sessionOf(order)).path("url").asString());
    }

    @Test
    void moneyThatCameAfterTheOrderWasGivenUpIsBookedAllTheSame() {
        var order = aziza.orders("once");
        aziza.owner.api().post("/api/v1/orders/" + order + "/cancel", Map.of());

        stripe.pays(stripe.sessionOf(order));
        aziza.allArrive(order);

        assertThat(aziza.status(order)).isEqualTo("paid");
        assertThat(aziza.planStatus()).isEqualTo("basic active");
    }

    @Test
    void moneyInAnotherCurrencyIsACreditInThatCurrency() {
        var order = aziza.orders("once");
        stripe.isPaidIn(stripe.sessionOf(order), "eur");
        stripe.pays(stripe.sessionOf(order));

        aziza.allArrive(order);

        assertThat(aziza.status(order)).isEqualTo("pending");
        var lines = aziza.owner.api().get("/api/v1/statement").body().path("items");
        assertThat(lines.valueStream()
                        .map(line -> line.path("what").asString() + " " + line.path("credit").asString() + " "
                                + line.path("currency").asString())
                        .toList())
                .containsExactly("placed 0.00 USD", "surplus 24.00 EUR");
    }

    @Test
    void whatNoEventToldIsFoundByAsking() throws Exception {
        var order = aziza.orders("automatic");
        stripe.pays(stripe.sessionOf(order));
        stripe.newsOf(order);

        provider.reconcile(orders(order));

        assertThat(aziza.status(order)).isEqualTo("paid");
        assertThat(aziza.credits(order)).isOne();
    }

    @Test
    void aPageOfAnOrderThatWasGivenUpIsClosed() throws Exception {
        var order = aziza.orders("once");
        aziza.owner.api().post("/api/v1/orders/" + order + "/cancel", Map.of());

        provider.reconcile(orders(order));

        assertThat(stripe.object(stripe.sessionOf(order)).path("status").asString()).isEqualTo("expired");
        stripe.newsOf(order);
    }

    @Test
    void aPartThatWentBackLeavesThePlan() {
        var order = aziza.buys("once");
        var charge = stripe.chargeOf(stripe.sessionOf(order));

        stripe.refundedInDashboard(charge, 1000);
        aziza.allArrive(order);
        assertThat(aziza.status(order)).isEqualTo("partially_refunded");
        assertThat(aziza.planStatus()).isEqualTo("basic active");

        stripe.refundedInDashboard(charge, 1400);
        aziza.allArrive(order);
        assertThat(aziza.status(order)).isEqualTo("refunded");
        assertThat(aziza.planStatus()).doesNotStartWith("basic active");
    }

    @Test
    void aRefundThatFailsIsRefusedAndNotBooked() {
        var order = aziza.buys("once");
        var wish = "/api/v1/admin/orders/" + order + "/refund";
        stripe.refundsFail(true);

        assertThat(Cast.admin(port).post(wish, Map.of("amount", "5.00", "key", "first")).status()).isEqualTo(422);

        stripe.refundsFail(false);
        assertThat(aziza.status(order)).isEqualTo("paid");
        assertThat(Cast.admin(port).post(wish, Map.of("amount", "5.00", "key", "second")).status()).isEqualTo(200);
        assertThat(aziza.status(order)).isEqualTo("partially_refunded");
    }

    @Test
    void aRefundThatIsToldBeforeItsPaymentIsBookedAfterIt() {
        var order = aziza.orders("once");
        stripe.pays(stripe.sessionOf(order));
        stripe.refundedInDashboard(stripe.chargeOf(stripe.sessionOf(order)), 2400);

        stripe.newsOf(order).reversed().forEach(aziza::arrives);

        assertThat(aziza.status(order)).isEqualTo("refunded");
        assertThat(aziza.credits(order)).isOne();
    }

    @Test
    void aRefundOfAPeriodFindsItsInvoice() {
        var order = aziza.buys("automatic");
        var subscription = stripe.subscriptionOf(order);
        stripe.refundedInDashboard(stripe.chargeOf(stripe.lastInvoiceOf(subscription)), 500);

        aziza.allArrive(order);

        assertThat(aziza.status(order)).isEqualTo("partially_refunded");
    }

    @Test
    void aDisputeThatIsWonChangesNothingAndOneThatIsLostEverything() {
        var order = aziza.buys("once");
        var charge = stripe.chargeOf(stripe.sessionOf(order));
        stripe.disputeEnds(stripe.disputes(charge), false);
        aziza.allArrive(order);
        assertThat(aziza.status(order)).isEqualTo("paid");

        stripe.disputeEnds(stripe.disputes(charge), true);
        aziza.allArrive(order).forEach(aziza::arrives);

        assertThat(aziza.status(order)).isEqualTo("charged_back");
        assertThat(aziza.planStatus()).doesNotStartWith("basic active");
    }

    @Test
    void longOrShortTheOrderPageLivesBetweenHalfAnHourAndADay() {
        var order = aziza.orders("once");
        var expires = Instant.ofEpochSecond(stripe.object(stripe.sessionOf(order)).path("expires_at").asLong());

        assertThat(expires).isBetween(clock.instant().plus(Duration.ofHours(23)), clock.instant().plus(Duration.ofHours(24)));
    }

    private int bring(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return StripeEvent.bring(port, bytes, stripe.signature(bytes));
    }

    @Autowired
    Till till;

    private Order orders(String id) {
        return till.order(id, "stripe").orElseThrow();
    }
}
