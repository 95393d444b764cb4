package uz.botfactory.payments.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import uz.botfactory.ProductTest;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Click;

/** The fifteen steps of Click's acceptance, and what it asks beyond them, played over HTTP. Sources: docs/payments.md. */
@ProductTest
class ClickTests {

    private static final String PRICE = "290000";
    private static final int NO_FUNDS = -5017;
    private static final AtomicLong TRANSACTIONS = new AtomicLong(3_000_000_000L + System.nanoTime() % 1_000_000_000L);

    @LocalServerPort
    int port;

    @Autowired
    TestClock time;

    private Click click;
    private Cast.Owner aziza;
    private String order;
    private long transaction;

    @BeforeEach
    void anOrder() {
        click = new Click(port);
        aziza = Cast.aziza(port);
        order = order();
        transaction = TRANSACTIONS.incrementAndGet();
    }

    @AfterEach
    void now() {
        time.reset();
    }

    private String order() {
        var reply = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "click"));
        assertThat(reply.status()).isEqualTo(201);
        return reply.text("id");
    }

    private JsonNode seenByOwner() {
        return aziza.api().get("/api/v1/orders/" + order).body();
    }

    private String status() {
        return seenByOwner().path("status").asString();
    }

    private String plan() {
        return aziza.api().get("/api/v1/me").body().at("/plan/code").asString();
    }

    // ---- the acceptance, step by step

    @Test
    void theFifteenStepsOfTheAcceptance() {
        var stranger = click.withSecret("another");
        // 1 to 3: prepare with a bad signature, for an unknown order, for a good one
        assertThat(stranger.prepare(transaction, order, PRICE).error()).isEqualTo(-1);
        assertThat(click.prepare(transaction, "999999999999999", PRICE).error()).isEqualTo(-5);
        var prepared = click.prepare(transaction, order, PRICE);
        assertThat(prepared.error()).isZero();
        assertThat(prepared.body().path("merchant_prepare_id").isIntegralNumber()).isTrue();
        // 4 to 8: complete with a bad signature, with another amount, well, again, and called off afterwards
        assertThat(stranger.complete(transaction, order, PRICE, prepared.prepared(), 0).error()).isEqualTo(-1);
        assertThat(click.complete(transaction, order, "300", prepared.prepared(), 0).error()).isEqualTo(-2);
        var completed = click.complete(transaction, order, PRICE, prepared.prepared(), 0);
        assertThat(completed.error()).isZero();
        assertThat(completed.body().path("merchant_confirm_id").isIntegralNumber()).isTrue();
        assertThat(plan()).isEqualTo("basic");
        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), 0).error()).isEqualTo(-4);
        assertThat(seenByOwner().path("credits").asInt()).isEqualTo(1);
        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), NO_FUNDS).error()).isEqualTo(-9);
        assertThat(status()).isEqualTo("refunded");
        // 9 to 11: an unknown prepare id does not harm the right one
        order = order();
        transaction = TRANSACTIONS.incrementAndGet();
        prepared = click.prepare(transaction, order, PRICE);
        assertThat(prepared.error()).isZero();
        assertThat(click.complete(transaction, order, PRICE, 999_999_999, 0).error()).isEqualTo(-6);
        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), 0).error()).isZero();
        assertThat(status()).isEqualTo("paid");
        // 12 to 15: called off, again, and success after it
        order = order();
        transaction = TRANSACTIONS.incrementAndGet();
        prepared = click.prepare(transaction, order, PRICE);
        assertThat(prepared.error()).isZero();
        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), NO_FUNDS).error()).isEqualTo(-9);
        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), NO_FUNDS).error()).isEqualTo(-9);
        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), 0).error()).isEqualTo(-9);
        assertThat(status()).isEqualTo("pending");
        assertThat(seenByOwner().path("credits").asInt()).isZero();
    }

    // ---- prepare

    @ParameterizedTest
    @ValueSource(strings = {"290000", "290000.0", "290000.00", "0290000.000"})
    void oneAmountIsWrittenInManyWays(String amount) {
        var prepared = click.prepare(transaction, order, amount);

        assertThat(prepared.error()).isZero();
        assertThat(click.complete(transaction, order, "290000.00", prepared.prepared(), 0).error()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"289999.99", "290000.01", "29000000", "0", "-290000", "2.9e5", "abc", "", "290000,00", "NaN"})
    void anotherAmountIsRefused(String amount) {
        assertThat(click.prepare(transaction, order, amount).error()).isEqualTo(-2);
        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void preparingAgainGivesTheSameNumber() {
        var first = click.prepare(transaction, order, PRICE);
        var again = click.prepare(transaction, order, PRICE);

        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void allDigitsOfLongNumbersComeBack() {
        long longest = Long.MAX_VALUE - TRANSACTIONS.incrementAndGet();

        var prepared = click.prepare(longest, order, PRICE);

        assertThat(prepared.error()).isZero();
        assertThat(prepared.body().path("click_trans_id").longValue()).isEqualTo(longest);
        assertThat(prepared.body().path("merchant_trans_id").asString()).isEqualTo(order);
        var completed = click.complete(longest, order, PRICE, prepared.prepared(), 0);
        assertThat(completed.error()).isZero();
        assertThat(completed.body().path("click_trans_id").longValue()).isEqualTo(longest);
    }

    @Test
    void whatIsPaidCancelledOrOfAnotherWayToPayIsNotPrepared() {
        var paid = click.prepare(transaction, order, PRICE);
        click.complete(transaction, order, PRICE, paid.prepared(), 0);
        assertThat(click.prepare(transaction, order, PRICE).error()).isEqualTo(-4);
        assertThat(click.prepare(TRANSACTIONS.incrementAndGet(), order, PRICE).error()).isEqualTo(-4);

        var given = order();
        aziza.api().post("/api/v1/orders/" + given + "/cancel", Map.of());
        assertThat(click.prepare(TRANSACTIONS.incrementAndGet(), given, PRICE).error()).isEqualTo(-9);

        var other = aziza.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "payme"))
                .text("id");
        assertThat(click.prepare(TRANSACTIONS.incrementAndGet(), other, PRICE).error()).isEqualTo(-5);
    }

    @Test
    void aTransactionBelongsToOneOrder() {
        var prepared = click.prepare(transaction, order, PRICE);
        var other = order();

        assertThat(click.prepare(transaction, other, PRICE).error()).isNegative();
        assertThat(click.complete(transaction, other, PRICE, prepared.prepared(), 0).error()).isEqualTo(-6);
        assertThat(status()).isEqualTo("pending");
    }

    // ---- complete

    @Test
    void ofTwoPreparedTransactionsOnePaysAndTheOtherHearsThatItIsPaid() {
        long second = TRANSACTIONS.incrementAndGet();
        var one = click.prepare(transaction, order, PRICE);
        var two = click.prepare(second, order, PRICE);
        assertThat(two.prepared()).isNotEqualTo(one.prepared());

        assertThat(click.complete(second, order, PRICE, two.prepared(), 0).error()).isZero();
        assertThat(click.complete(transaction, order, PRICE, one.prepared(), 0).error()).isEqualTo(-4);
        assertThat(click.complete(transaction, order, PRICE, one.prepared(), 0).error()).isEqualTo(-4);
        assertThat(seenByOwner().path("credits").asInt()).isEqualTo(1);
        assertThat(status()).isEqualTo("paid");
    }

    @Test
    void thePreparedNumberOfAnotherTransactionIsUnknown() {
        long second = TRANSACTIONS.incrementAndGet();
        click.prepare(transaction, order, PRICE);
        var two = click.prepare(second, order, PRICE);

        assertThat(click.complete(transaction, order, PRICE, two.prepared(), 0).error()).isEqualTo(-6);
    }

    @Test
    void whoWasDebitedIsServedEvenWhenTheOrderWasGivenUpMeanwhile() {
        var prepared = click.prepare(transaction, order, PRICE);
        aziza.api().post("/api/v1/orders/" + order + "/cancel", Map.of());

        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), 0).error()).isZero();
        assertThat(status()).isEqualTo("paid");
        assertThat(plan()).isEqualTo("basic");
    }

    @Test
    void whoWasDebitedIsServedEvenDaysLater() {
        var prepared = click.prepare(transaction, order, PRICE);
        time.pass(Duration.ofDays(5));

        assertThat(click.complete(transaction, order, PRICE, prepared.prepared(), 0).error()).isZero();
        assertThat(status()).isEqualTo("paid");
    }

    // ---- the wire

    @Test
    void theSignatureIsOverTheReceivedText() {
        var fields = click.signed(click.prepareFields(transaction, order, "290000.00"));
        fields.put("amount", "290000.0");

        assertThat(click.send("prepare", fields).error()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "d41d8cd98f00b204e9800998ecf8427e", "ü"})
    void anotherSignatureIsRefusedBeforeAnythingIsLookedUp(String signature) {
        var fields = click.prepareFields(transaction, "999999999999999", "1");
        fields.put("sign_string", signature);

        assertThat(click.send("prepare", fields).error()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"click_trans_id", "service_id", "merchant_trans_id", "amount", "action", "error", "sign_time"})
    void aCallThatLacksAFieldIsMalformed(String missing) {
        var fields = click.prepareFields(transaction, order, PRICE);
        fields.remove(missing);

        assertThat(click.send("prepare", click.signed(fields)).error()).isEqualTo(-8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service_id=22223",
                "click_trans_id=12x",
                "click_trans_id=99999999999999999999",
                "error=none",
                "merchant_trans_id=\0",
                "click_paydoc_id=1\0",
                "sign_time=yesterday",
                "sign_time=2026-02-30 10:00:00"
            })
    void aCallWithAWrongFieldIsMalformed(String wrong) {
        var fields = click.prepareFields(transaction, order, PRICE);
        var field = wrong.split("=");
        fields.put(field[0], field[1]);

        assertThat(click.send("prepare", click.signed(fields)).error()).isEqualTo(-8);
        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void anUnknownActionIsToldSo() {
        var prepare = click.prepareFields(transaction, order, PRICE);
        prepare.put("action", "1");
        assertThat(click.send("prepare", click.signed(prepare)).error()).isEqualTo(-3);

        var complete = click.completeFields(transaction, order, PRICE, 1, 0);
        for (var action : List.of("0", "2", "")) {
            complete.put("action", action);
            assertThat(click.send("complete", click.signed(complete)).error()).isEqualTo(-3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void otherHttpMethodsAreMalformed(String method) {
        for (var call : List.of("prepare", "complete")) {
            var reply = click.send(method, call, "", "text/plain");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.error()).isEqualTo(-8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"click_trans_id\":1}", "&&&===", "%zz=%", "a=b"})
    void otherBodiesAreMalformed(String body) {
        var reply = click.send("POST", "prepare", body, "application/json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.error()).isEqualTo(-8);
    }

    // ---- many at once

    @Test
    void fiftyTimesTheSameAtOnceIsOnce() throws Exception {
        var prepared = atOnce(() -> click.prepare(transaction, order, PRICE));
        assertThat(prepared.stream().map(Click.Reply::error)).containsOnly(0);
        assertThat(prepared.stream().map(Click.Reply::prepared).distinct()).hasSize(1);

        long number = prepared.getFirst().prepared();
        var completed = atOnce(() -> click.complete(transaction, order, PRICE, number, 0));
        assertThat(completed.stream().map(Click.Reply::error)).containsOnly(0, -4).containsOnlyOnce(0);
        assertThat(seenByOwner().path("credits").asInt()).isEqualTo(1);
    }

    private static List<Click.Reply> atOnce(Callable<Click.Reply> call) throws InterruptedException, ExecutionException {
        var replies = new ArrayList<Click.Reply>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reply : threads.invokeAll(Collections.nCopies(50, call))) {
                replies.add(reply.get());
            }
        }
        return replies;
    }
}
