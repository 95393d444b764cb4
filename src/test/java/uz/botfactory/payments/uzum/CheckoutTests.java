package uz.botfactory.payments.uzum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.FiscalReceipts;
import uz.botfactory.payments.Hosted;
import uz.botfactory.payments.HostedPageStory;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.wire.AskedBack;
import uz.botfactory.plans.Fiscal;
import uz.botfactory.plans.Plan;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeUzumCheckout;
import uz.botfactory.world.FakeUzumCheckout.Mood;

/** Uzum Checkout 1.10.3 (developer.uzumbank.uz/en/checkout): one-step payments, callbacks, refunds, receipts. */
class CheckoutTests extends HostedPageStory {

    private static final long BASIC = 29_000_000;
    private static final String OURS = "/payments/uzum-checkout";

    @Autowired
    CheckoutBooks books;

    @Autowired
    AskedBack pages;

    @Autowired
    JdbcClient jdbc;

    private final FakeUzumCheckout uzum = FakeUzumCheckout.shared();
    private FakeUzumCheckout.Payment payment;

    CheckoutTests() {
        super("uzum-checkout");
    }

    @Override
    protected void sentTo(String page) {
        uzum.violations().clear();
        payment = uzum.behind(page);
    }

    @Override
    protected String payment() {
        return payment.id();
    }

    @AfterEach
    void uzumIsAsBefore() {
        uzum.calm();
        uzum.makesReceipts(false);
    }

    // ---- payment/register

    @Test
    void aPaymentIsRegisteredAsTheSpecificationWantsIt() {
        var request = payment.request();

        assertThat(uzum.violations()).isEmpty();
        assertThat(request.path("amount").asLong()).isEqualTo(BASIC);
        assertThat(request.path("currency").asInt()).isEqualTo(860);
        assertThat(request.path("clientId").asString()).isEqualTo(aziza.accountId());
        assertThat(request.path("viewType").asString()).isEqualTo("REDIRECT");
        assertThat(request.at("/paymentParams/payType").asString()).isEqualTo("ONE_STEP");
        assertThat(request.path("successUrl").asString()).endsWith("/uz/orders/" + order + "/return");
        assertThat(request.path("failureUrl").asString()).endsWith("/uz/orders/" + order);
        assertThat(request.has("merchantParams")).isFalse();
        assertThat(payment.number()).startsWith(order + "-").hasSizeLessThanOrEqualTo(36);
    }

    @Test
    void thePageStaysTheSameWhileItIsGoodAndEachPageHasANumberOfItsOwn() {
        assertThat(seen().path("redirectUrl").asString()).endsWith(payment.id());

        clock.pass(Duration.ofMinutes(21));
        var second = uzum.behind(seen().path("redirectUrl").asString());

        assertThat(second.id()).isNotEqualTo(payment.id());
        assertThat(second.number()).isNotEqualTo(payment.number());
        assertThat(uzum.violations()).isEmpty();
    }

    @Test
    void whatUzumRefusesIsNotTriedAgainAndItsTroubleIs() {
        uzum.makesReceipts(true);
        assertThatThrownBy(this::page)
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isFalse());
        uzum.makesReceipts(false);
        for (var mood : List.of(Mood.DOWN, Mood.HTML, Mood.ANSWER_LOST, Mood.INTERNAL_ERROR)) {
            uzum.will(mood);
            assertThatThrownBy(this::page)
                    .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isTrue());
        }
    }

    // ---- callbacks

    @Test
    void aPaidPageGivesThePlanOnceHoweverOftenUzumSaysSo() {
        payment.isPaid();

        for (int i = 0; i < 5; i++) {
            assertThat(tell()).isEqualTo(200);
        }

        assertThat(status()).isEqualTo("paid");
        assertThat(credits()).isEqualTo(1);
    }

    @Test
    void aCallbackIsOnlyAReasonToAsk() {
        var lie = "{\"orderId\":\"" + payment.id() + "\",\"orderNumber\":\"" + payment.number()
                + "\",\"operationState\":\"SUCCESS\",\"operationType\":\"COMPLETE\"}";

        assertThat(say(lie)).isEqualTo(200);

        assertThat(status()).isEqualTo("pending");
        payment.isPaid();
        assertThat(say("{\"orderId\":\"" + payment.id() + "\",\"operationState\":\"FAIL\"}")).isEqualTo(200);
        assertThat(status()).isEqualTo("paid");
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void whenUzumCannotBeAskedItIsToldToComeAgain(Mood mood) {
        payment.isPaid();
        uzum.will(mood);

        assertThat(tell()).isEqualTo(503);
        assertThat(status()).isEqualTo("pending");

        assertThat(tell()).isEqualTo(200);
        assertThat(status()).isEqualTo("paid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{}", "{\"orderId\":\"\"}", "{\"orderId\":{}}", "orderId=1"})
    void whatSaysNothingIsRefused(String body) {
        assertThat(say(body)).isEqualTo(400);
    }

    @Test
    void strangersLearnNothing() {
        assertThat(say("{\"orderId\":\"0b2c1f0e-0000-4000-8000-000000000000\"}")).isEqualTo(200);
        assertThat(say("{\"orderId\":\"\\u0000\"}")).isIn(200, 400);
        assertThat(say("{\"orderId\":\"'; drop table orders\"}")).isEqualTo(200);
        assertThat(hosted.send("GET", OURS, "", "", Map.of())).isEqualTo(405);
        assertThat(hosted.send("PUT", OURS, "application/json", "{}", Map.of())).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, BASIC - 1, BASIC + 1})
    void anotherAmountGrantsNothing(long amount) {
        payment.isPaid(amount);

        assertThat(tell()).isEqualTo(200);

        assertThat(status()).isEqualTo("pending");
        assertThat(credits()).isZero();
    }

    @Test
    void anAmountThatUzumCorrectsAfterwardsPaysTheOrderOnce() {
        payment.isPaid(BASIC - 100);
        assertThat(tell()).isEqualTo(200);
        assertThat(status()).isEqualTo("pending");

        payment.turnsOutToBe(BASIC);
        tell();
        tell();

        assertThat(status()).isEqualTo("paid");
        assertThat(credits()).isEqualTo(1);
        var staff = Cast.admin(port);
        assertThat(staff.get("/api/v1/admin/credits").body().toString()).doesNotContain(aziza.id());
        assertThat(staff.get("/api/v1/admin/payment-tasks").body().toString()).doesNotContain(order);
    }

    @Test
    void aDeclinedCardLeavesTheOrderOpenAndALaterCardOnTheSamePagePays() {
        payment.isDeclined();
        assertThat(tell()).isEqualTo(200);
        assertThat(attempt().state()).isEqualTo(Attempt.State.CANCELLED);
        assertThat(status()).isEqualTo("pending");

        payment.isPaid();
        tell();
        tell();

        assertThat(status()).isEqualTo("paid");
        assertThat(credits()).isEqualTo(1);
    }

    @Test
    void twoPaidPagesOfOneOrderGiveThePlanOnceAndTheSecondMoneyIsKeptForTheAccount() throws Exception {
        var second = uzum.behind(page());
        payment.isPaid();
        second.isPaid();

        tell();
        say(second.callback().toString());

        assertThat(credits()).isEqualTo(1);
        assertThat(till.attempt("uzum-checkout", second.id()).orElseThrow().surplus()).isTrue();
    }

    // ---- payment/getOrderStatus

    @Test
    void whatALostCallbackDidNotTellIsFoundByAsking() throws Exception {
        way().reconcile(order());
        assertThat(status()).isEqualTo("pending");
        payment.isPaid();

        way().reconcile(order());
        way().reconcile(order());

        assertThat(status()).isEqualTo("paid");
        assertThat(credits()).isEqualTo(1);
    }

    @Test
    void aPageThatNobodyCanPayAnyMoreIsAskedAboutNoMore() throws Exception {
        clock.pass(Duration.ofMinutes(59));
        way().reconcile(order());
        assertThat(attempt().state()).isEqualTo(Attempt.State.CREATED);

        clock.pass(Duration.ofMinutes(2));
        way().reconcile(order());
        assertThat(attempt().state()).isEqualTo(Attempt.State.CANCELLED);
    }

    // ---- acquiring/refund

    @Test
    void moneyGoesBackOnceThoughTheAnswerWasLost() throws Exception {
        paid();
        uzum.will(Mood.ANSWER_LOST);
        assertThatThrownBy(() -> giveBack(1_000_000, "refund 1"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isTrue());

        giveBack(1_000_000, "refund 1");

        assertThat(payment.refunded()).isEqualTo(1_000_000);
        assertThat(attempt().returned().minor()).isEqualTo(1_000_000);
        assertThat(status()).isEqualTo("partially_refunded");
    }

    @Test
    void uzumsWordOfARefundMayComeBeforeItsAnswer() throws Exception {
        paid();
        way().refund(order(), attempt(), money(1_000_000), "refund 1");
        tell();
        book(1_000_000, "refund 1");
        tell();

        assertThat(attempt().returned().minor()).isEqualTo(1_000_000);

        giveBack(BASIC - 1_000_000, "refund 2");
        tell();
        assertThat(status()).isEqualTo("refunded");
    }

    @Test
    void staffGiveAPartBackAndThenTheRest() {
        paid();
        var boss = Cast.admin(port);

        var part = boss.post("/api/v1/admin/orders/" + order + "/refund", Map.of("amount", "10000.00"));
        tell();
        assertThat(part.status()).isLessThan(300);
        assertThat(payment.refunded()).isEqualTo(1_000_000);
        assertThat(attempt().returned().minor()).isEqualTo(1_000_000);

        tell();
        assertThat(boss.post("/api/v1/admin/orders/" + order + "/refund", Map.of()).status()).isLessThan(300);
        tell();
        assertThat(payment.refunded()).isEqualTo(BASIC);
        assertThat(status()).isEqualTo("refunded");
        assertThat(uzum.violations()).isEmpty();
    }

    @Test
    void moneyThatGoesBackInTheCabinetIsHeardOf() {
        paid();

        payment.isGivenBack(5_000_000);
        tell();
        tell();
        assertThat(attempt().returned().minor()).isEqualTo(5_000_000);
        assertThat(status()).isEqualTo("partially_refunded");

        payment.isGivenBack(BASIC - 5_000_000);
        tell();
        tell();
        assertThat(status()).isEqualTo("refunded");
        assertThat(credits()).isEqualTo(1);
    }

    @Test
    void aRefundThatUzumRefusesIsNotBookedAndNotMistakenForALaterOne() throws Exception {
        paid();
        uzum.makesReceipts(true);
        assertThatThrownBy(() -> giveBack(1_000_000, "refund 1"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isFalse());
        uzum.makesReceipts(false);

        payment.isGivenBack(1_000_000);
        tell();
        giveBack(1_000_000, "refund 1");

        assertThat(payment.refunded()).isEqualTo(2_000_000);
        assertThat(attempt().returned().minor()).isEqualTo(2_000_000);
    }

    @Test
    void aRefundThatUzumOnlyTookIsBookedWhenItIsCarriedOut() {
        paid();
        payment.refundsSlowly();
        var wish = "/api/v1/admin/orders/" + order + "/refund";
        assertThat(Cast.admin(port).post(wish, Map.of("amount", "10000.00", "key", "slow")).text("code"))
                .isEqualTo("provider_unreachable");
        tell();
        assertThat(attempt().returned().minor()).isZero();

        payment.refundEnds(true);
        tell();
        tell();

        assertThat(attempt().returned().minor()).isEqualTo(1_000_000);
        assertThat(status()).isEqualTo("partially_refunded");
    }

    @Test
    void aRefundThatUzumTookAndThenCouldNotCarryOutIsRefused() throws Exception {
        paid();
        payment.refundsSlowly();
        assertThatThrownBy(() -> giveBack(1_000_000, "refund 1"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isTrue());

        payment.refundEnds(false);
        tell();
        assertThatThrownBy(() -> giveBack(1_000_000, "refund 1"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isFalse());

        assertThat(attempt().returned().minor()).isZero();
        assertThat(status()).isEqualTo("paid");
    }

    @Test
    void moneyThatCameAndWentBeforeWeHeardOfItIsBookedBothWays() {
        payment.isPaid();
        payment.isGivenBack(BASIC);

        tell();

        assertThat(status()).isEqualTo("refunded");
        assertThat(credits()).isEqualTo(1);
    }

    // ---- receipts

    @Test
    void aTerminalThatMakesReceiptsGetsTheCart() throws Exception {
        uzum.makesReceipts(true);
        var fiscal = fiscal("305111222");

        var request = uzum.behind(fiscal.redirect(coded(order()), Hosted.payer(order()))).request();

        var cart = request.at("/merchantParams/cart");
        assertThat(cart.path("total").asLong()).isEqualTo(BASIC);
        assertThat(cart.at("/items/0/receiptParams/spic").asString()).isEqualTo("10305001001000000");
        assertThat(cart.at("/items/0/receiptParams/vatPercent").asInt()).isEqualTo(12);
        assertThat(cart.at("/items/0/receiptParams/TIN").asString()).isEqualTo("305111222");
        assertThat(uzum.violations()).isEmpty();
    }

    @Test
    void theReceiptOfAReturnNamesTheSameThing() throws Exception {
        paid();
        uzum.makesReceipts(true);

        fiscal("30101901234567").refund(coded(order()), attempt(), money(1_000_000), "refund 1");

        assertThat(payment.refunded()).isEqualTo(1_000_000);
        assertThat(uzum.violations()).isEmpty();
        book(1_000_000, "refund 1");
    }

    @Test
    void whereTheTerminalsReceiptsAreIsAskedForUntilTheyAreThere() throws Exception {
        paid();
        var receipts = receipts();
        receipts.run();
        receipts.run();
        assertThat(payment.asked()).isEqualTo(1);
        var purchase = payment.isPrinted(false);

        clock.pass(Duration.ofMinutes(2));
        receipts.run();
        assertThat(attempt().details()).containsEntry("fiscal.perform.qr_code_url", purchase);
        clock.pass(Duration.ofHours(1));
        receipts.run();
        assertThat(payment.asked()).isEqualTo(2);

        giveBack(1_000_000, "refund 1");
        var ofReturn = payment.isPrinted(true);
        receipts.run();
        assertThat(attempt().details()).containsEntry("fiscal.cancel.qr_code_url", ofReturn);
        assertThat(missing(receipts)).isEmpty();
    }

    @Test
    void aReceiptThatIsMissingForADayIsToldToStaffAndLookedForAtTheirWord() {
        paid();
        var receipts = receipts();
        clock.pass(Duration.ofHours(23));
        assertThat(missing(receipts)).isEmpty();
        clock.pass(Duration.ofHours(2));
        assertThat(missing(receipts)).containsExactly("payments.fiscal.notYet");

        assertThat(receipts.makeAgain(order)).isTrue();
        assertThat(missing(receipts)).hasSize(1);
        payment.isPrinted(false);
        assertThat(receipts.makeAgain(order)).isTrue();

        assertThat(missing(receipts)).isEmpty();
        assertThat(receipts.makeAgain(order)).isFalse();
    }

    private List<String> missing(CheckoutReceipts receipts) {
        return receipts.missing(Integer.MAX_VALUE).stream()
                .filter(one -> one.order().equals(order))
                .map(FiscalReceipts.Missing::reason)
                .toList();
    }

    private CheckoutReceipts receipts() {
        var settings = fiscalSettings("305111222");
        return new CheckoutReceipts(settings, new CheckoutApi(settings), pages, till, jdbc, clock);
    }

    @Test
    void aPlanWithoutCodesIsNotSoldWithReceipts() {
        assertThat(fiscal("305111222").obstacle(order().plan())).contains("payments.obstacle.fiscal");
        assertThat(fiscal("305111222").obstacle(coded(order()).plan())).isEmpty();
        assertThat(way().obstacle(order().plan())).isEmpty();
    }

    @Test
    void withoutItsKeysItIsNotOffered() {
        assertThat(new CheckoutSettings("terminal", "key", "", false, "").complete()).isFalse();
        assertThat(new CheckoutSettings("", "key", "https://uzum", false, "").complete()).isFalse();
        assertThat(new CheckoutSettings("terminal", "", "https://uzum", false, "").complete()).isFalse();
        assertThat(new CheckoutSettings("t", "k", "https://uzum/api/v1/", false, "").apiUrl()).isEqualTo("https://uzum");
    }

    private CheckoutProvider fiscal(String taxId) {
        var settings = fiscalSettings(taxId);
        return new CheckoutProvider(settings, new CheckoutApi(settings), books, till);
    }

    private CheckoutSettings fiscalSettings(String taxId) {
        return new CheckoutSettings(FakeUzumCheckout.TERMINAL, FakeUzumCheckout.KEY, uzum.url() + "/api/v1", true, taxId);
    }

    /** The same order of a plan whose codes the accountant has filled in. */
    private static Order coded(Order order) {
        var plan = order.plan();
        var coded = new Plan(
                plan.code(), plan.visible(), plan.names(), plan.descriptions(), plan.monthlyUzs(), plan.monthlyUsd(),
                plan.discounts(), plan.limits(), plan.answersADay(), plan.channels(), plan.languages(), plan.modelClass(),
                plan.features(), plan.version(), new Fiscal("10305001001000000", "1501319", 12));
        return new Order(
                order.id(), order.account(), coded, order.period(), order.provider(), order.amount(), order.listPrice(),
                order.coupon(), order.renewing(), order.status(), order.credits(), order.paidUntil(), order.createdAt(),
                order.expiresAt());
    }

    private void paid() {
        payment.isPaid();
        assertThat(tell()).isEqualTo(200);
        assertThat(status()).isEqualTo("paid");
    }

    private int tell() {
        return say(payment.callback().toString());
    }

    private int say(String body) {
        return hosted.send("POST", OURS, "application/json", body, Map.of());
    }

    private String page() throws ProviderFailed {
        return way().redirect(order(), Hosted.payer(order()));
    }
}
