package uz.botfactory.payments.payoneer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Hosted;
import uz.botfactory.payments.HostedPageStory;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.world.Cast;
import uz.botfactory.world.CutConnections;
import uz.botfactory.world.FakePayoneer;
import uz.botfactory.world.FakePayoneer.Mood;

/** Payoneer Checkout as its shop plugins use it (optile/payoneer-checkout-magento2, payoneer-checkout for WooCommerce). */
class PayoneerTests extends HostedPageStory {

    private static final BigDecimal BASIC = new BigDecimal("24.00");

    @Autowired
    CutConnections cuts;

    @Autowired
    SchedulerClient scheduler;

    private final FakePayoneer payoneer = FakePayoneer.shared();
    private FakePayoneer.Page page;

    PayoneerTests() {
        super("payoneer");
    }

    @Override
    protected void sentTo(String address) {
        payoneer.violations().clear();
        page = payoneer.behind(address);
    }

    @Override
    protected String payment() {
        return page.request().path("transactionId").asString();
    }

    @AfterEach
    void payoneerIsAsBefore() {
        cuts.off();
        payoneer.calm();
    }

    // ---- POST /api/lists

    @Test
    void aPageIsAskedForAsThePluginsDo() {
        var request = page.request();

        assertThat(payoneer.violations()).isEmpty();
        assertThat(request.at("/payment/amount").decimalValue()).isEqualByComparingTo(BASIC);
        assertThat(request.at("/payment/currency").asString()).isEqualTo("USD");
        assertThat(request.path("transactionId").asString()).startsWith(order + "-");
        assertThat(request.path("division").asString()).isEqualTo("TESTSTORE");
        assertThat(request.at("/callback/returnUrl").asString()).endsWith("/orders/" + order + "/return");
        assertThat(page.noticePath()).startsWith("/payments/payoneer?payment=" + order);
        assertThat(page.noticeHeaders().get("List-Security-Token")).hasSize(32);
        assertThat(seen().at("/amount/currency").asString()).isEqualTo("USD");
    }

    @Test
    void eachPageHasASecretAndANumberOfItsOwnAndNoSecretIsKept() {
        assertThat(seen().path("redirectUrl").asString()).endsWith(page.id());
        clock.pass(Duration.ofMinutes(21));
        var second = payoneer.behind(seen().path("redirectUrl").asString());

        assertThat(second.noticeHeaders()).isNotEqualTo(page.noticeHeaders());
        assertThat(second.request().path("transactionId")).isNotEqualTo(page.request().path("transactionId"));
        assertThat(attempt().details().toString()).doesNotContain(page.noticeHeaders().get("List-Security-Token"));
    }

    @Test
    void aPayerWhomPayoneerDoesNotWantGetsNoPage() {
        payoneer.will(Mood.ABORTS);
        assertThatThrownBy(() -> way().redirect(order(), Hosted.payer(order())))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isFalse());
        payoneer.will(Mood.DOWN);
        assertThatThrownBy(() -> way().redirect(order(), Hosted.payer(order())))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isTrue());
    }

    // ---- notices

    @ParameterizedTest
    @ValueSource(strings = {"json", "form", "query", "header only"})
    void aChargeIsHeardInWhateverFormItComes(String form) {
        page.isPaid();

        for (int i = 0; i < 3; i++) {
            assertThat(tell(page.notice(), form)).isEqualTo(200);
        }

        assertThat(status()).isEqualTo("paid");
        assertThat(credits()).isEqualTo(1);
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotListenedTo() {
        page.isPaid();
        var said = json(page.notice());
        var path = page.noticePath();

        assertThat(hosted.send("POST", "/payments/payoneer", "application/json", said, Map.of())).isEqualTo(200);
        assertThat(hosted.send("POST", path.substring(0, path.length() - 1), "application/json", said, Map.of()))
                .isEqualTo(200);
        assertThat(hosted.send("POST", path.replaceAll("secret=.*", "secret="), "application/json", said, Map.of()))
                .isEqualTo(200);
        assertThat(hosted.send(
                        "POST", "/payments/payoneer", "application/json", said, Map.of("List-Security-Token", "guessed")))
                .isEqualTo(200);

        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void whoKnowsTheSecretIsStillNotBelieved() {
        assertThat(tell(page.notice("charged", page.charge(), BASIC), "json")).isEqualTo(200);
        assertThat(tell(page.notice("charged", page.id(), BASIC), "json")).isEqualTo(200);
        assertThat(tell(page.notice("charged", "../../secrets?x=", BASIC), "json")).isEqualTo(200);

        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void aChargeOfAnotherPaymentCountsNothing() throws Exception {
        var other = payoneer.behind(way().redirect(order(), Hosted.payer(order())));
        other.isPaid();

        tell(page.notice("charged", other.charge(), BASIC), "json");

        assertThat(status()).isEqualTo("pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23.99", "24.01", "0.24", "2400"})
    void anotherAmountGrantsNothing(String amount) {
        page.isPaid(new BigDecimal(amount));

        tell(page.notice("charged", page.charge(), BASIC), "json");

        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void aSecondChargeOfThePageIsACreditThatGoesBackAlone() {
        paid();
        var twin = page.isChargedAgain();
        tell(twin.notice(), "json");
        tell(twin.notice(), "json");

        assertThat(credits()).isEqualTo(1);
        var attempts = till.attempts(order);
        assertThat(attempts).hasSize(2);
        assertThat(attempts.getLast().surplus()).isTrue();

        var wish = Map.of("attempt", attempts.getLast().id(), "amount", "24.00");
        assertThat(Cast.admin(port).post("/api/v1/admin/orders/" + order + "/refund", wish).status()).isEqualTo(200);
        tell(twin.notice(), "json");
        assertThat(twin.paidOut()).isEqualByComparingTo(BASIC);
        assertThat(page.paidOut()).isZero();
        assertThat(status()).isEqualTo("paid");
    }

    @Test
    void lateWordsOfEarlierTriesUndoNothing() {
        page.isPaid();
        tell(page.notice(), "json");

        for (var late : new String[] {"pending", "declined", "failed", "preauthorized", "aborted", "expired"}) {
            tell(page.notice(late, "earlier-charge", BASIC), "json");
            tell(page.notice(late, page.charge(), BASIC), "json");
            tell(page.notice(late, page.id(), BASIC), "json");
        }

        assertThat(status()).isEqualTo("paid");
    }

    @Test
    void otherNoticesAreLeftAlone() {
        page.isPaid();
        var ofCustomer = page.notice();
        ofCustomer.put("entity", "customer");
        assertThat(tell(ofCustomer, "json")).isEqualTo(200);
        assertThat(status()).isEqualTo("pending");
        assertThat(hosted.send("POST", page.noticePath(), "application/json", "{broken", Map.of())).isEqualTo(200);
        var odd = page.notice("charged", "\u0000", BASIC);
        odd.put("notificationId", "\u0000");
        assertThat(tell(odd, "header only")).isEqualTo(200);
        assertThat(hosted.send("POST", "/payments/payoneer?payment=%00&secret=%00", "application/json", "{}", Map.of()))
                .isEqualTo(200);
        assertThat(hosted.send("HEAD", page.noticePath(), "", "", Map.of())).isEqualTo(200);
        assertThat(hosted.send("PUT", page.noticePath(), "application/json", "{}", Map.of())).isEqualTo(405);
    }

    @Test
    void whenPayoneerCannotBeAskedNowItIsAskedLater() {
        page.isPaid();
        payoneer.will(Mood.DOWN);

        assertThat(tell(page.notice(), "json")).isEqualTo(200);
        assertThat(status()).isEqualTo("pending");

        scheduler.fetchScheduledExecutionsForTask("payments.payoneer-ask-later", Question.class, waiting -> {
            if (waiting.getData().payment().startsWith(order)) {
                scheduler.reschedule(waiting.getTaskInstance(), Instant.now());
            }
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("paid"));
    }

    @Test
    void onlyWhatCouldNotBeKeptIsAnsweredOtherwise() {
        page.isPaid();
        cuts.at(1, false);

        assertThat(tell(page.notice(), "json")).isEqualTo(503);

        cuts.off();
        assertThat(tell(page.notice(), "json")).isEqualTo(200);
        assertThat(status()).isEqualTo("paid");
    }

    // ---- asking

    @Test
    void whatALostNoticeDidNotTellIsFoundByAsking() throws Exception {
        way().reconcile(order());
        assertThat(status()).isEqualTo("pending");
        page.isPaid();

        way().reconcile(order());
        tell(page.notice(), "json");

        assertThat(credits()).isEqualTo(1);
        assertThat(attempt().details()).containsEntry("charge", page.charge());
    }

    @Test
    void aPageThatExpiredIsGivenUpAndPaidAllTheSameWhenMoneyComes() throws Exception {
        page.isExpired();
        way().reconcile(order());
        assertThat(attempt().state()).isEqualTo(Attempt.State.CANCELLED);

        page.isPaid();
        tell(page.notice(), "json");
        tell(page.notice(), "json");

        assertThat(status()).isEqualTo("paid");
        assertThat(credits()).isEqualTo(1);
    }

    // ---- money that goes back

    @Test
    void moneyThatGoesBackInTheCabinetIsHeardOf() {
        paid();
        var part = page.notice("paid_out_partial", page.isGivenBack(new BigDecimal("4.50")), new BigDecimal("4.50"));
        tell(part, "json");
        tell(part, "form");
        assertThat(attempt().returned().minor()).isEqualTo(450);
        assertThat(status()).isEqualTo("partially_refunded");

        var rest = page.notice("paid_out", page.isGivenBack(new BigDecimal("19.50")), new BigDecimal("19.50"));
        tell(rest, "json");
        tell(rest, "json");
        tell(part, "json");
        assertThat(status()).isEqualTo("refunded");
    }

    @Test
    void aReturnThatPayoneerDoesNotConfirmIsNotBooked() {
        paid();

        tell(page.notice("paid_out", "payout-made-up", BASIC), "json");

        assertThat(status()).isEqualTo("paid");
    }

    @Test
    void staffGiveMoneyBackAndPayoneersWordOfItIsNotASecondReturn() throws Exception {
        paid();

        giveBack(450, "refund 1");
        tell(page.notice("paid_out_partial", payout("refund 1"), new BigDecimal("4.50")), "json");
        assertThat(attempt().returned().minor()).isEqualTo(450);

        way().refund(order(), attempt(), money(550), "refund 2");
        tell(page.notice("paid_out_partial", payout("refund 2"), new BigDecimal("5.50")), "json");
        book(550, "refund 2");
        assertThat(attempt().returned().minor()).isEqualTo(1000);
        assertThat(page.paidOut()).isEqualByComparingTo("10.00");
        assertThat(payoneer.violations()).isEmpty();
    }

    @Test
    void staffGiveAPartBackAndThenTheRest() {
        paid();
        var boss = Cast.admin(port);

        assertThat(boss.post("/api/v1/admin/orders/" + order + "/refund", Map.of("amount", "4.50")).status())
                .isLessThan(300);
        assertThat(page.paidOut()).isEqualByComparingTo("4.50");
        assertThat(attempt().returned().minor()).isEqualTo(450);

        assertThat(boss.post("/api/v1/admin/orders/" + order + "/refund", Map.of()).status()).isLessThan(300);
        assertThat(page.paidOut()).isEqualByComparingTo(BASIC);
        assertThat(status()).isEqualTo("refunded");
        assertThat(payoneer.violations()).isEmpty();
    }

    @Test
    void payoneersWordMayComeBeforeItsAnswer() throws Exception {
        paid();
        payoneer.will(Mood.ANSWER_LOST);
        assertThatThrownBy(() -> giveBack(450, "refund 1"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isTrue());
        tell(page.notice("paid_out_partial", "payout-of-which-we-did-not-hear", new BigDecimal("4.50")), "json");

        book(450, "refund 1");

        assertThat(attempt().returned().minor()).isEqualTo(450);
    }

    @Test
    void aReturnWithoutAnAnswerIsNeverMadeTwice() throws Exception {
        paid();
        payoneer.will(Mood.ANSWER_LOST);
        assertThatThrownBy(() -> giveBack(450, "refund 1")).isInstanceOf(ProviderFailed.class);
        assertThatThrownBy(() -> giveBack(450, "refund 1"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isTrue());
        clock.pass(Duration.ofMinutes(2));

        giveBack(450, "refund 1");
        assertThat(page.paidOut()).isEqualByComparingTo("4.50");
        assertThat(attempt().returned().minor()).isEqualTo(450);

        payoneer.will(Mood.ANSWER_LOST);
        assertThatThrownBy(() -> giveBack(550, "refund 2")).isInstanceOf(ProviderFailed.class);
        clock.pass(Duration.ofMinutes(2));
        assertThatThrownBy(() -> giveBack(550, "refund 2"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> {
                    assertThat(failed.retryable()).isFalse();
                    assertThat(failed.userMessageKey()).isEqualTo("payments.problem.refundUnclear");
                });
        assertThat(page.paidOut()).isEqualByComparingTo("10.00");
    }

    @Test
    void aReturnThatWasNotMadeIsAskedForAgain() throws Exception {
        paid();
        payoneer.will(Mood.DOWN);
        assertThatThrownBy(() -> giveBack(450, "refund 1")).isInstanceOf(ProviderFailed.class);
        payoneer.will(Mood.ABORTS);
        assertThatThrownBy(() -> way().refund(order(), attempt(), money(100), "refund 2"))
                .isInstanceOfSatisfying(ProviderFailed.class, failed -> assertThat(failed.retryable()).isFalse());
        clock.pass(Duration.ofMinutes(2));

        giveBack(450, "refund 1");

        assertThat(page.paidOut()).isEqualByComparingTo("4.50");
        assertThat(attempt().returned().minor()).isEqualTo(450);
    }

    @Test
    void aDisputeThatIsLostTakesThePlanBack() {
        paid();
        page.isChargedBack();

        tell(page.notice(), "json");
        tell(page.notice(), "json");

        assertThat(status()).isEqualTo("charged_back");
        assertThat(credits()).isEqualTo(1);
    }

    private void paid() {
        page.isPaid();
        tell(page.notice(), "json");
        assertThat(status()).isEqualTo("paid");
    }

    /** Payoneer's number of a return that we asked for. */
    private String payout(String key) {
        return attempt().details().entrySet().stream()
                .filter(detail -> detail.getValue().equals(key))
                .map(detail -> detail.getKey().substring("payout:".length()))
                .findAny()
                .orElseThrow();
    }

    private int tell(Map<String, String> notice, String form) {
        var path = page.noticePath();
        return switch (form) {
            case "form" -> hosted.send("POST", path, "application/x-www-form-urlencoded", encoded(notice), page.noticeHeaders());
            case "query" -> hosted.send("GET", path + "&" + encoded(notice), "", "", Map.of());
            case "header only" ->
                hosted.send("POST", "/payments/payoneer", "application/json", json(notice), page.noticeHeaders());
            default -> hosted.send("POST", path, FakePayoneer.MEDIA, json(notice), Map.of());
        };
    }

    private static String json(Map<String, String> notice) {
        return JsonMapper.shared().writeValueAsString(notice);
    }

    private static String encoded(Map<String, String> notice) {
        return notice.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
