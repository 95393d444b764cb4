package uz.botfactory.payments.payme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
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
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Payme;
import uz.botfactory.world.Visitor;

/** The scenarios of Payme's sandbox, and what it asks beyond them, played over HTTP. Sources: docs/payments.md. */
@ProductTest
class PaymeTests {

    private static final long PRICE = 29_000_000;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    TestClock time;

    private Payme payme;
    private Cast.Owner aziza;
    private String order;
    private String id;

    @BeforeEach
    void anOrder() {
        payme = new Payme(port);
        aziza = Cast.aziza(port);
        order = order();
        id = Payme.freshId();
    }

    @AfterEach
    void now() {
        time.reset();
    }

    private String order() {
        var reply = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "payme"));
        assertThat(reply.status()).isEqualTo(201);
        return reply.text("id");
    }

    private JsonNode seenByOwner() {
        return aziza.api().get("/api/v1/orders/" + order).body();
    }

    private String plan() {
        return aziza.api().get("/api/v1/me").body().at("/plan/code").asString();
    }

    private long millis() {
        return clock.millis();
    }

    // ---- the sandbox: negative scenarios

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CheckPerformTransaction",
                "CreateTransaction",
                "PerformTransaction",
                "CancelTransaction",
                "CheckTransaction",
                "GetStatement",
                "SetFiscalData",
                "ChangePassword",
                "Nonsense"
            })
    void withAWrongKeyNothingIsDone(String method) {
        var reply = payme.withKey("wrong").call(method, Map.of("id", id));

        assertThat(reply.error()).isEqualTo(-32504);
    }

    @Test
    void withoutAKeyNothingIsDone() {
        assertThat(payme.withKey(null).check(order, PRICE).error()).isEqualTo(-32504);
        assertThat(payme.withKey("").check(order, PRICE).error()).isEqualTo(-32504);
        assertThat(payme.withKey(null).send("POST", "{broken", "text/json").error()).isEqualTo(-32504);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, PRICE - 1, PRICE + 1, PRICE / 100, 0, -PRICE, Long.MAX_VALUE})
    void aWrongAmountIsRefused(long amount) {
        assertThat(payme.check(order, amount).error()).isEqualTo(-31001);
        assertThat(payme.create(id, millis(), order, amount).error()).isEqualTo(-31001);
        assertThat(payme.state(id).error()).isEqualTo(-31003);
    }

    @Test
    void anAmountWithAFractionIsWrong() {
        assertThat(payme.check(order, PRICE + 0.5).error()).isEqualTo(-31001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999", "", "abc", "0", "1' or '1'='1", "９９９", "\0", "12\0"})
    void anUnknownAccountIsRefused(String unknown) {
        for (var reply : List.of(payme.check(unknown, PRICE), payme.create(id, millis(), unknown, PRICE))) {
            assertThat(reply.error()).isBetween(-31099, -31050);
            assertThat(reply.body().at("/error/data").asString()).isEqualTo("order_id");
            assertThat(reply.body().at("/error/message").propertyNames()).contains("ru", "uz", "en");
        }
        assertThat(payme.state(id).error()).isEqualTo(-31003);
    }

    @Test
    void whatCannotBeStoredIsRefusedAndNotAFailureOfOurs() {
        assertThat(payme.create("a\0b", millis(), order, PRICE).error()).isEqualTo(-32600);
        assertThat(payme.state("a\0b").error()).isEqualTo(-32600);
        var account = Map.of("order_id", order, "phone", "\0");
        var create = payme.call("CreateTransaction", Map.of("id", id, "time", millis(), "amount", PRICE, "account", account));
        assertThat(create.error()).isEqualTo(-31050);
    }

    @Test
    void anAccountWithoutTheFieldIsUnknown() {
        var reply = payme.call("CheckPerformTransaction", Map.of("amount", PRICE, "account", Map.of("phone", "90")));

        assertThat(reply.error()).isEqualTo(-31050);
    }

    // ---- the sandbox: scenario 1, an unpaid transaction is made and cancelled

    @Test
    void scenarioOne() {
        assertThat(payme.check(order, PRICE).result().path("allow").asBoolean()).isTrue();
        long began = millis();
        var created = payme.create(id, began, order, PRICE).result();
        assertThat(created.path("state").asInt()).isEqualTo(1);
        assertThat(created.path("transaction").isString()).isTrue();
        assertThat(created.path("create_time").asLong()).isBetween(began, millis());
        assertThat(created.path("receivers").isNull()).isTrue();
        assertThat(payme.create(id, began, order, PRICE).result()).isEqualTo(created);

        var cancelled = payme.cancel(id, 3).result();
        assertThat(cancelled.path("state").asInt()).isEqualTo(-1);
        assertThat(cancelled.path("transaction")).isEqualTo(created.path("transaction"));
        assertThat(payme.cancel(id, 5).result()).isEqualTo(cancelled);

        var state = payme.state(id).result();
        assertThat(state.path("create_time")).isEqualTo(created.path("create_time"));
        assertThat(state.path("perform_time").asLong(-1)).isZero();
        assertThat(state.path("cancel_time")).isEqualTo(cancelled.path("cancel_time"));
        assertThat(state.path("state").asInt()).isEqualTo(-1);
        assertThat(state.path("reason").asInt()).isEqualTo(3);
        assertThat(payme.create(id, began, order, PRICE).error()).isEqualTo(-31008);
        assertThat(payme.perform(id).error()).isEqualTo(-31008);
        assertThat(seenByOwner().path("status").asString()).isEqualTo("pending");
        assertThat(plan()).isEqualTo("trial");
    }

    // ---- the sandbox: scenario 2, a transaction is made, performed and cancelled

    @Test
    void scenarioTwo() {
        long began = millis();
        assertThat(payme.check(order, PRICE).result().path("allow").asBoolean()).isTrue();
        var created = payme.create(id, began, order, PRICE).result();
        assertThat(payme.create(id, began, order, PRICE).result()).isEqualTo(created);

        var performed = payme.perform(id).result();
        assertThat(performed.path("state").asInt()).isEqualTo(2);
        assertThat(performed.path("transaction")).isEqualTo(created.path("transaction"));
        time.pass(Duration.ofMinutes(3));
        assertThat(payme.perform(id).result()).isEqualTo(performed);
        assertThat(seenByOwner().path("status").asString()).isEqualTo("paid");
        assertThat(seenByOwner().path("credits").asInt()).isEqualTo(1);
        assertThat(plan()).isEqualTo("basic");
        assertThat(payme.check(order, PRICE).error()).isEqualTo(-31051);
        assertThat(payme.create(Payme.freshId(), millis(), order, PRICE).error()).isEqualTo(-31051);
        assertThat(payme.create(id, began, order, PRICE).error()).isEqualTo(-31008);

        var cancelled = payme.cancel(id, 5).result();
        assertThat(cancelled.path("state").asInt()).isEqualTo(-2);
        time.pass(Duration.ofMinutes(3));
        assertThat(payme.cancel(id, 1).result()).isEqualTo(cancelled);
        assertThat(payme.perform(id).error()).isEqualTo(-31008);

        var state = payme.state(id).result();
        assertThat(state.path("perform_time")).isEqualTo(performed.path("perform_time"));
        assertThat(state.path("cancel_time")).isEqualTo(cancelled.path("cancel_time"));
        assertThat(state.path("state").asInt()).isEqualTo(-2);
        assertThat(state.path("reason").asInt()).isEqualTo(5);
        assertThat(seenByOwner().path("status").asString()).isEqualTo("refunded");
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/status").asString()).isNotEqualTo("active");
        assertThat(payme.check(order, PRICE).error()).isEqualTo(-31054);
    }

    // ---- accounts, holds, time

    @Test
    void theOrderMayComeAsANumber() {
        assertThat(payme.check(Long.valueOf(order), PRICE).result().path("allow").asBoolean()).isTrue();
        long began = millis();
        assertThat(payme.create(id, began, Long.valueOf(order), PRICE).result().path("state").asInt()).isEqualTo(1);

        var line = payme.statement(began, began).result().path("transactions").valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findAny()
                .orElseThrow();
        assertThat(line.at("/account/order_id").isNumber()).isTrue();
    }

    @Test
    void anOrderThatIsToBePaidAnotherWayIsUnknown() {
        var other = aziza.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "click"))
                .text("id");

        assertThat(payme.check(other, PRICE).error()).isEqualTo(-31050);
    }

    @Test
    void aCancelledOrderSaysSo() {
        aziza.api().post("/api/v1/orders/" + order + "/cancel", Map.of());

        assertThat(payme.check(order, PRICE).error()).isEqualTo(-31052);
        assertThat(payme.create(id, millis(), order, PRICE).error()).isEqualTo(-31052);
    }

    @Test
    void anOrderWhoseTimeIsOverSaysSo() {
        time.pass(Duration.ofDays(2));

        assertThat(payme.check(order, PRICE).error()).isEqualTo(-31053);
    }

    @Test
    void oneTransactionHoldsTheOrderUntilItIsCancelled() {
        payme.create(id, millis(), order, PRICE);
        var second = Payme.freshId();

        assertThat(payme.check(order, PRICE).error()).isEqualTo(-31008);
        assertThat(payme.create(second, millis(), order, PRICE).error()).isEqualTo(-31008);
        assertThat(payme.state(second).error()).isEqualTo(-31003);

        payme.cancel(id, 3);
        assertThat(payme.create(second, millis(), order, PRICE).result().path("state").asInt()).isEqualTo(1);
        assertThat(payme.perform(second).result().path("state").asInt()).isEqualTo(2);
    }

    @Test
    void aKnownTransactionForAnotherOrderOrAmountIsRefused() {
        payme.create(id, millis(), order, PRICE);

        assertThat(payme.create(id, millis(), order(), PRICE).error()).isEqualTo(-31050);
        assertThat(payme.create(id, millis(), order, PRICE + 1).error()).isEqualTo(-31001);
        assertThat(payme.state(id).result().path("state").asInt()).isEqualTo(1);
    }

    @Test
    void twelveHoursAreCountedFromPaymesOwnTime() {
        long began = millis() - Duration.ofHours(12).toMillis() + 60_000;
        payme.create(id, began, order, PRICE);
        assertThat(payme.create(id, began, order, PRICE).result().path("state").asInt()).isEqualTo(1);

        time.pass(Duration.ofMinutes(1));

        assertThat(payme.perform(id).error()).isEqualTo(-31008);
        var state = payme.state(id).result();
        assertThat(state.path("state").asInt()).isEqualTo(-1);
        assertThat(state.path("reason").asInt()).isEqualTo(4);
        assertThat(state.path("cancel_time").asLong()).isPositive();
        assertThat(payme.create(id, began, order, PRICE).error()).isEqualTo(-31008);
        assertThat(payme.cancel(id, 3).result().path("cancel_time")).isEqualTo(state.path("cancel_time"));
        assertThat(payme.state(id).result().path("reason").asInt()).isEqualTo(4);
        assertThat(seenByOwner().path("status").asString()).isEqualTo("pending");
    }

    @Test
    void aTransactionWhoseTimeIsOverFreesTheOrderForTheNext() {
        payme.create(id, millis(), order, PRICE);
        time.pass(Duration.ofHours(12));
        var second = Payme.freshId();

        assertThat(payme.check(order, PRICE).result().path("allow").asBoolean()).isTrue();
        assertThat(payme.create(second, millis(), order, PRICE).result().path("state").asInt()).isEqualTo(1);
        assertThat(payme.state(id).result().path("reason").asInt()).isEqualTo(4);
    }

    @Test
    void aTransactionThatIsOldAlreadyIsNotTaken() {
        long old = millis() - Duration.ofHours(12).toMillis();

        assertThat(payme.create(id, old, order, PRICE).error()).isEqualTo(-31008);
        assertThat(payme.state(id).error()).isEqualTo(-31003);
        assertThat(payme.check(order, PRICE).result().path("allow").asBoolean()).isTrue();
    }

    @Test
    void whatWasNeverMadeIsNotFound() {
        assertThat(payme.perform(id).error()).isEqualTo(-31003);
        assertThat(payme.cancel(id, 1).error()).isEqualTo(-31003);
        assertThat(payme.state(id).error()).isEqualTo(-31003);
    }

    // ---- the statement

    @Test
    void theStatementHoldsBothEndsAndEveryState() {
        long from = millis() + 1_000_000;
        var ids = List.of(Payme.freshId(), Payme.freshId(), Payme.freshId());
        for (int i = 0; i < ids.size(); i++) {
            payme.create(ids.get(i), from + i, order(), PRICE);
        }
        payme.perform(ids.get(1));
        payme.cancel(ids.get(2), 3);
        payme.create(id, from + 1, order, PRICE + 1);

        var lines = payme.statement(from, from + 2).result().path("transactions");

        assertThat(lines.valueStream().map(line -> line.path("id").asString())).containsExactlyElementsOf(ids);
        assertThat(lines.valueStream().map(line -> line.path("state").asInt())).containsExactly(1, 2, -1);
        assertThat(lines.valueStream().map(line -> line.path("time").asLong())).containsExactly(from, from + 1, from + 2);
        assertThat(lines.get(1).path("amount").asLong()).isEqualTo(PRICE);
        assertThat(lines.get(1).at("/account/order_id").isString()).isTrue();
        assertThat(lines.get(1).path("reason").isNull()).isTrue();
        assertThat(lines.get(1).path("receivers").isNull()).isTrue();
        assertThat(lines.get(1).path("cancel_time").asLong(-1)).isZero();
        assertThat(payme.statement(from + 3, from + 9).result().path("transactions").isEmpty()).isTrue();
        assertThat(payme.statement(from + 2, from).result().path("transactions").isEmpty()).isTrue();
    }

    // ---- the fiscal receipt

    private Payme.Reply fiscal(String transaction, String type, Map<String, ?> receipt) {
        return payme.call("SetFiscalData", Map.of("id", transaction, "type", type, "fiscal_data", receipt));
    }

    @Test
    void fiscalDataAreKeptForPaymentAndCancelling() {
        payme.create(id, millis(), order, PRICE);
        payme.perform(id);
        var receipt = Map.of(
                "receipt_id", 121,
                "status_code", 0,
                "message", "accepted",
                "terminal_id", "EP000000000025",
                "fiscal_sign", "800031554082",
                "qr_code_url", "https://ofd.soliq.uz/check?t=EP000000000025",
                "date", "20261121140000");

        for (var type : List.of("PERFORM", "CANCEL", "CANCEL")) {
            assertThat(fiscal(id, type, receipt).result().path("success").asBoolean()).isTrue();
        }
        var visitor = new Visitor(port);
        visitor.submit(visitor.open("/en/login"), "/login", Map.of("login", aziza.email(), "password", Cast.PASSWORD));
        var number = payme.state(id).result().path("transaction").asString();
        var page = visitor.open("/en/orders/" + order + "/receipt/" + number);
        assertThat(page.html().select("a[href='https://ofd.soliq.uz/check?t=EP000000000025']")).hasSize(2);
    }

    private List<String> receipts(Api staff) {
        return staff.get("/api/v1/admin/payment-tasks").body().path("items").valueStream()
                .filter(task -> task.path("orderId").asString("").equals(order))
                .map(task -> task.path("reason").asString() + " (" + task.path("detail").asString() + ")")
                .toList();
    }

    @Test
    void aReceiptThatWasNotMadeIsATaskForStaffUntilPaymeTellsOfOneThatWas() {
        payme.create(id, millis(), order, PRICE);
        payme.perform(id);
        var staff = Cast.admin(port);

        fiscal(id, "PERFORM", Map.of("status_code", 5, "message", "OFD is silent"));
        assertThat(receipts(staff)).singleElement().asString().endsWith("(OFD is silent)");
        assertThat(staff.post("/api/v1/admin/orders/" + order + "/receipt", Map.of()).status()).isEqualTo(404);

        fiscal(id, "PERFORM", Map.of("status_code", 0, "message", "accepted", "receipt_id", 122));
        assertThat(receipts(staff)).isEmpty();
    }

    @Test
    void fiscalDataOfNobodyAndOfNothingAreRefused() {
        payme.create(id, millis(), order, PRICE);

        assertThat(fiscal(Payme.freshId(), "PERFORM", Map.of("receipt_id", "1")).error()).isEqualTo(-32001);
        assertThat(fiscal(id, "OTHER", Map.of("receipt_id", "1")).error()).isEqualTo(-32602);
        assertThat(fiscal(id, "PERFORM", Map.of("other", "1")).error()).isEqualTo(-32602);
        assertThat(payme.call("SetFiscalData", Map.of("id", id, "type", "PERFORM")).error()).isEqualTo(-32602);
    }

    // ---- the wire

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherHttpMethodsAreToldSoWith200(String method) {
        for (var caller : List.of(payme, payme.withKey(null))) {
            var reply = caller.send(method, "", "text/json");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.error()).isEqualTo(-32300);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"method\":\"CheckTransaction\",}", "\u0000"})
    void whatIsNoJsonIsToldSo(String body) {
        var reply = payme.send("POST", body, "text/json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.error()).isEqualTo(-32700);
        assertThat(reply.body().path("id").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "{\"id\":7}",
                "{\"id\":7,\"method\":5,\"params\":{}}",
                "{\"id\":7,\"method\":\"PerformTransaction\"}",
                "{\"id\":7,\"method\":\"PerformTransaction\",\"params\":{\"id\":5}}",
                "{\"id\":7,\"method\":\"PerformTransaction\",\"params\":[]}",
                "{\"id\":7,\"method\":\"CancelTransaction\",\"params\":{\"id\":\"5305e3bab097f420a62ced0b\"}}",
                "{\"id\":7,\"method\":\"CheckPerformTransaction\",\"params\":{\"amount\":500000}}",
                "{\"id\":7,\"method\":\"CheckPerformTransaction\",\"params\":{\"account\":{\"order_id\":\"1\"}}}",
                "{\"id\":7,\"method\":\"CheckPerformTransaction\",\"params\":{\"amount\":\"5\",\"account\":{\"order_id\":\"1\"}}}",
                "{\"id\":7,\"method\":\"CreateTransaction\",\"params\":{\"id\":\"a\",\"amount\":1,\"account\":{\"order_id\":\"1\"}}}",
                "{\"id\":7,\"method\":\"GetStatement\",\"params\":{\"from\":1}}"
            })
    void whatLacksFieldsOrHasWrongTypesIsToldSo(String body) {
        var reply = payme.send("POST", body, "text/json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.error()).isEqualTo(-32600);
        assertThat(reply.body().path("id").asInt(0)).isEqualTo(body.contains("\"id\":7") ? 7 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ChangePassword", "receipts.create", "checkTransaction"})
    void anUnknownMethodIsNamed(String method) {
        var reply = payme.call(method, Map.of());

        assertThat(reply.error()).isEqualTo(-32601);
        assertThat(reply.body().at("/error/data").asString()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/json; charset=UTF-8",
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void everyContentTypeIsRead(String type) {
        var body = "{\"id\":1,\"method\":\"CheckPerformTransaction\",\"params\":{\"amount\":%d,\"account\":{\"order_id\":\"%s\"}}}"
                .formatted(PRICE, order);

        assertThat(payme.send("POST", body, type).result().path("allow").asBoolean()).isTrue();
    }

    @Test
    void aBodyWithoutEndIsRefused() {
        var reply = payme.send("POST", "{\"id\":1,\"method\":\"" + "x".repeat(200_000) + "\"}", "text/json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.error()).isEqualTo(-32700);
    }

    // ---- many at once

    @Test
    void fiftyTimesTheSameAtOnceIsOnce() throws Exception {
        long began = millis();

        var created = atOnce(() -> payme.create(id, began, order, PRICE));
        var performed = atOnce(() -> payme.perform(id));

        assertThat(new HashSet<>(created.stream().map(Payme.Reply::result).toList())).hasSize(1);
        assertThat(new HashSet<>(performed.stream().map(Payme.Reply::result).toList())).hasSize(1);
        assertThat(performed.getFirst().result().path("state").asInt()).isEqualTo(2);
        assertThat(seenByOwner().path("credits").asInt()).isEqualTo(1);
    }

    @Test
    void ofFiftyTransactionsForOneOrderOneHoldsIt() throws Exception {
        long began = millis();

        var replies = atOnce(() -> payme.create(Payme.freshId(), began, order, PRICE));

        assertThat(replies.stream().map(Payme.Reply::error)).containsOnly(0, -31008).containsOnlyOnce(0);
    }

    private static List<Payme.Reply> atOnce(Callable<Payme.Reply> call) throws InterruptedException, ExecutionException {
        var replies = new ArrayList<Payme.Reply>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reply : threads.invokeAll(Collections.nCopies(50, call))) {
                replies.add(reply.get());
            }
        }
        return replies;
    }
}
