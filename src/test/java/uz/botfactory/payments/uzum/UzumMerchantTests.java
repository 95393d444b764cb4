package uz.botfactory.payments.uzum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import uz.botfactory.ProductTest;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.UzumBank;

/** Uzum Bank's Merchant API 1.0.0 (developer.uzumbank.uz/en/merchant), its scenarios and its table of error codes. */
@ProductTest
class UzumMerchantTests {

    private static final long BASIC = 29_000_000;

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    private UzumBank bank;
    private static Cast.Owner aziza;
    private String order;
    private final UUID transaction = UUID.randomUUID();

    @BeforeEach
    void anOrderOfAMonth() {
        bank = new UzumBank(port);
        aziza = aziza == null ? Cast.aziza(port) : aziza;
        order = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "uzum")).text("id");
        assertThat(order).matches("\\d{1,15}");
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    // ---- the flow

    @Test
    void theLinkLeadsIntoTheAppWithTheOrdersAmount() {
        var link = seen().path("redirectUrl").asString();

        assertThat(link)
                .startsWith("https://www.uzumbank.uz/open-service?serviceId=101202&order_id=" + order + "&amount=29000000&redirectUrl=http")
                .doesNotContain("{");
    }

    @Test
    void aPaymentIsCheckedCreatedAndConfirmed() {
        var check = bank.check(order);
        assertThat(check.http()).isEqualTo(200);
        assertThat(check.status()).isEqualTo("OK");
        assertThat(check.body().path("serviceId").asLong()).isEqualTo(UzumBank.SERVICE);
        assertThat(check.body().path("timestamp").isIntegralNumber()).isTrue();
        assertThat(check.body().at("/data/amount/value").asString()).isEqualTo("290000.00 soʻm");

        var create = bank.create(transaction, order, BASIC);
        assertThat(create.http()).isEqualTo(200);
        assertThat(create.status()).isEqualTo("CREATED");
        assertThat(create.body().path("transId").asString()).isEqualTo(transaction.toString());
        assertThat(create.body().path("amount").asLong()).isEqualTo(BASIC);
        assertThat(create.body().path("transTime").asLong()).isCloseTo(clock.millis(), offset(60_000L));

        var confirm = bank.confirm(transaction);
        assertThat(confirm.http()).isEqualTo(200);
        assertThat(confirm.status()).isEqualTo("CONFIRMED");
        assertThat(confirm.body().path("confirmTime").isIntegralNumber()).isTrue();
        assertThat(confirm.body().path("amount").asLong()).isEqualTo(BASIC);

        assertThat(seen().path("status").asString()).isEqualTo("paid");
        assertThat(seen().path("credits").asInt()).isEqualTo(1);
        assertThat(plan()).isEqualTo("basic");
    }

    @Test
    void statusTellsTheTruthAtOnceWithNullForWhatHasNotHappened() {
        bank.create(transaction, order, BASIC);
        var created = bank.status(transaction);
        assertThat(created.http()).isEqualTo(200);
        assertThat(created.status()).isEqualTo("CREATED");
        assertThat(created.body().path("transTime").isIntegralNumber()).isTrue();
        assertThat(created.body().path("confirmTime").isNull()).isTrue();
        assertThat(created.body().path("reverseTime").isNull()).isTrue();

        var confirm = bank.confirm(transaction);
        var confirmed = bank.status(transaction);
        assertThat(confirmed.status()).isEqualTo("CONFIRMED");
        assertThat(confirmed.body().path("confirmTime")).isEqualTo(confirm.body().path("confirmTime"));
        assertThat(confirmed.body().path("reverseTime").isNull()).isTrue();

        var reverse = bank.reverse(transaction);
        var reversed = bank.status(transaction);
        assertThat(reversed.status()).isEqualTo("REVERSED");
        assertThat(reversed.body().path("reverseTime")).isEqualTo(reverse.body().path("reverseTime"));
        assertThat(reversed.body().path("confirmTime")).isEqualTo(confirm.body().path("confirmTime"));
    }

    @Test
    void repetitionsHaveNumbersOfTheirOwnAndChangeNothing() {
        bank.create(transaction, order, BASIC);
        assertThat(bank.create(transaction, order, BASIC).refusedWith("10010")).isTrue();
        assertThat(bank.create(transaction, order, BASIC + 1).refusedWith("10010")).isTrue();

        bank.confirm(transaction);
        assertThat(bank.confirm(transaction).refusedWith("10016")).isTrue();
        assertThat(bank.create(transaction, order, BASIC).refusedWith("10010")).isTrue();

        bank.reverse(transaction);
        assertThat(bank.reverse(transaction).refusedWith("10018")).isTrue();
        assertThat(bank.confirm(transaction).refusedWith("10015")).isTrue();
        assertThat(seen().path("credits").asInt()).isEqualTo(1);
    }

    @Test
    void aReversedPaymentTakesThePlanBack() {
        bank.create(transaction, order, BASIC);
        bank.confirm(transaction);

        var reverse = bank.reverse(transaction);

        assertThat(reverse.http()).isEqualTo(200);
        assertThat(reverse.status()).isEqualTo("REVERSED");
        assertThat(reverse.body().path("amount").asLong()).isEqualTo(BASIC);
        assertThat(seen().path("status").asString()).isEqualTo("refunded");
        assertThat(bank.check(order).refusedWith("10009")).isTrue();
    }

    @Test
    void aTransactionReversedBeforeItsConfirmationFreesTheOrder() {
        bank.create(transaction, order, BASIC);
        assertThat(bank.reverse(transaction).status()).isEqualTo("REVERSED");
        assertThat(bank.status(transaction).status()).isEqualTo("REVERSED");
        assertThat(bank.confirm(transaction).refusedWith("10015")).isTrue();

        var second = UUID.randomUUID();
        assertThat(bank.create(second, order, BASIC).status()).isEqualTo("CREATED");
        assertThat(bank.confirm(second).status()).isEqualTo("CONFIRMED");
        assertThat(seen().path("credits").asInt()).isEqualTo(1);
    }

    @Test
    void afterThirtyMinutesTheTransactionHasFailedAndTheOrderIsFree() {
        bank.create(transaction, order, BASIC);
        clock.pass(Duration.ofMinutes(29));
        assertThat(bank.status(transaction).status()).isEqualTo("CREATED");

        clock.pass(Duration.ofMinutes(1).plusSeconds(5));
        var status = bank.status(transaction);
        assertThat(status.http()).isEqualTo(400);
        assertThat(status.status()).isEqualTo("FAILED");
        assertThat(status.error()).isEqualTo("10015");
        assertThat(bank.confirm(transaction).refusedWith("10015")).isTrue();
        assertThat(bank.reverse(transaction).refusedWith("10018")).isTrue();
        assertThat(seen().path("credits").asInt()).isZero();

        var second = UUID.randomUUID();
        assertThat(bank.create(second, order, BASIC).status()).isEqualTo("CREATED");
        assertThat(bank.confirm(second).status()).isEqualTo("CONFIRMED");
    }

    @Test
    void aLiveTransactionKeepsOthersAway() {
        bank.create(transaction, order, BASIC);

        assertThat(bank.create(UUID.randomUUID(), order, BASIC).refusedWith("10008")).isTrue();
        assertThat(bank.check(order).status()).isEqualTo("OK");
        assertThat(bank.confirm(transaction).status()).isEqualTo("CONFIRMED");
        assertThat(bank.check(order).refusedWith("10008")).isTrue();
        assertThat(bank.create(UUID.randomUUID(), order, BASIC).refusedWith("10008")).isTrue();
    }

    @Test
    void moneyThatWasDebitedIsTakenThoughTheOrderWasCancelledMeanwhile() {
        bank.create(transaction, order, BASIC);
        aziza.api().post("/api/v1/orders/" + order + "/cancel", Map.of());

        assertThat(bank.confirm(transaction).status()).isEqualTo("CONFIRMED");
        assertThat(plan()).isEqualTo("basic");
    }

    @Test
    void ofManyThatOpenTheSameTransactionAtOnceOneDoes() throws Exception {
        var second = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "uzum")).text("id");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<UzumBank.Answer>>();
            for (int i = 0; i < 12; i++) {
                var about = i % 2 == 0 ? order : second;
                calls.add(() -> bank.create(transaction, about, BASIC));
            }
            int created = 0;
            for (var call : threads.invokeAll(calls)) {
                var answer = call.get();
                created += answer.status().equals("CREATED") ? 1 : 0;
                assertThat(answer.status().equals("CREATED") || answer.refusedWith("10010")).as(answer.raw()).isTrue();
            }
            assertThat(created).isEqualTo(1);
        }
    }

    // ---- the table of error codes

    @ParameterizedTest
    @ValueSource(strings = {"check", "create", "confirm", "reverse", "status"})
    void withoutTheRightNameAndPasswordNothingIsSaid(String operation) {
        var body = "{\"serviceId\":101202,\"timestamp\":1,\"params\":{\"order_id\":\"" + order + "\"}}";
        for (var login : new String[] {
            "", "Basic", "Basic !", "Bearer x", "Basic " + UzumBank.encoded("uzum:wrong"), "Basic " + UzumBank.encoded("uzum"),
            "Basic " + UzumBank.encoded("Uzum:uzum-password-for-tests"), "Basic " + UzumBank.encoded(":")
        }) {
            var answer = bank.send("POST", operation, body, login);
            assertThat(answer.refusedWith("10001")).as(login).isTrue();
            assertThat(bank.send("POST", operation, "{broken", login).refusedWith("10001")).as(login).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void onlyPostIsAnOperation(String method) {
        for (var operation : new String[] {"check", "create", "confirm", "reverse", "status"}) {
            assertThat(bank.send(method, operation, "", "Basic " + UzumBank.encoded("uzum:uzum-password-for-tests"))
                            .refusedWith("10003"))
                    .isTrue();
            assertThat(bank.send(method, operation, "", "").refusedWith("10003")).isTrue();
        }
        assertThat(bank.call("refund", UzumBank.about(transaction)).refusedWith("10003")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "12", "{\"a\":1}}", "<xml/>", "serviceId=1"})
    void whatIsNoJsonObjectIsNotUnderstood(String body) {
        for (var operation : new String[] {"check", "create", "confirm", "reverse", "status"}) {
            assertThat(bank.call(operation, body).refusedWith("10002")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "check,   serviceId", "check,   timestamp", "check,   params",
        "create,  serviceId", "create,  timestamp", "create,  params", "create, transId", "create, amount",
        "confirm, serviceId", "confirm, timestamp", "confirm, transId",
        "reverse, serviceId", "reverse, timestamp", "reverse, transId",
        "status,  serviceId", "status,  timestamp", "status,  transId"
    })
    void whatIsMissingOrEmptyIsSaid(String operation, String field) {
        var body = request(operation);
        body.remove(field);
        assertThat(bank.call(operation, body).refusedWith("10005")).isTrue();
        body.put(field, null);
        assertThat(bank.call(operation, body).refusedWith("10005")).isTrue();
        body.put(field, "");
        assertThat(bank.call(operation, body).refusedWith("10005")).isTrue();
    }

    @Test
    void withoutTheOrderThereIsNothingToCheck() {
        var body = UzumBank.checking(order);
        body.put("params", Map.of());
        assertThat(bank.call("check", body).refusedWith("10005")).isTrue();
        body.put("params", Map.of("order_id", " "));
        assertThat(bank.call("check", body).refusedWith("10005")).isTrue();
        body.put("params", "order");
        assertThat(bank.call("check", body).refusedWith("10002")).isTrue();
        assertThat(bank.check(1.5).refusedWith("10002")).isTrue();
        assertThat(bank.check(true).refusedWith("10002")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "create", "confirm", "reverse", "status"})
    void anotherServiceIsNotOurs(String operation) {
        var body = request(operation);
        body.put("serviceId", 999);

        var answer = bank.call(operation, body);

        assertThat(answer.refusedWith("10006")).isTrue();
        assertThat(answer.body().path("serviceId").asLong()).isEqualTo(999);
    }

    @Test
    void theOrderMayComeAsTextOrNumber() {
        assertThat(bank.check(Long.parseLong(order)).status()).isEqualTo("OK");
        assertThat(bank.check(" " + order + " ").status()).isEqualTo("OK");
        assertThat(bank.create(transaction, Long.parseLong(order), BASIC).status()).isEqualTo("CREATED");
    }

    @Test
    void anUnknownOrderAndOneOfAnotherCompanyLookAlike() {
        var payme = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual")).text("id");
        for (Object other : new Object[] {"1", payme, "x'; drop table orders", 123456789012345678L, "-1", "1\u0000"}) {
            assertThat(bank.check(other).refusedWith("10007")).isTrue();
            assertThat(bank.create(UUID.randomUUID(), other, BASIC).refusedWith("10007")).isTrue();
        }
    }

    @Test
    void aCancelledOrderIsClosed() {
        aziza.api().post("/api/v1/orders/" + order + "/cancel", Map.of());

        assertThat(bank.check(order).refusedWith("10009")).isTrue();
        assertThat(bank.create(transaction, order, BASIC).refusedWith("10009")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 28_999_999, 29_000_001, 290_000, Long.MAX_VALUE})
    void anotherAmountIsRefused(long amount) {
        assertThat(bank.create(transaction, order, amount).refusedWith("10011")).isTrue();
        assertThat(bank.status(transaction).refusedWith("10014")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"29000000\"", "29000000.5", "true", "[29000000]", "{}"})
    void anAmountThatIsNoWholeNumberIsNotUnderstood(String amount) {
        var body = "{\"serviceId\":101202,\"timestamp\":1,\"transId\":\"" + transaction + "\",\"amount\":" + amount
                + ",\"params\":{\"order_id\":\"" + order + "\"}}";
        assertThat(bank.call("create", body).refusedWith("10002")).isTrue();
    }

    @Test
    void anUnknownTransactionIsSaid() {
        assertThat(bank.confirm(transaction).refusedWith("10014")).isTrue();
        assertThat(bank.reverse(transaction).refusedWith("10014")).isTrue();
        var status = bank.status(transaction);
        assertThat(status.refusedWith("10014")).isTrue();
        assertThat(status.body().path("transId").asString()).isEqualTo(transaction.toString());
    }

    @Test
    void aTransactionIsAUuid() {
        var body = UzumBank.creating(transaction, order, BASIC);
        body.put("transId", "12345");
        assertThat(bank.call("create", body).refusedWith("10002")).isTrue();
        body.put("transId", 12345);
        assertThat(bank.call("create", body).refusedWith("10002")).isTrue();
        body.put("transId", transaction + "\u0000");
        assertThat(bank.call("create", body).refusedWith("10002")).isTrue();
        assertThat(bank.call("confirm", body).refusedWith("10014")).isTrue();
        body.put("transId", transaction.toString().toUpperCase(Locale.ROOT));
        assertThat(bank.call("create", body).status()).isEqualTo("CREATED");
        assertThat(bank.status(transaction).status()).isEqualTo("CREATED");
    }

    private Map<String, Object> request(String operation) {
        return switch (operation) {
            case "check" -> UzumBank.checking(order);
            case "create" -> UzumBank.creating(transaction, order, BASIC);
            case "confirm" -> UzumBank.confirming(transaction);
            default -> UzumBank.about(transaction);
        };
    }

    private JsonNode seen() {
        return aziza.api().get("/api/v1/orders/" + order).body();
    }

    private String plan() {
        return aziza.api().get("/api/v1/me").body().at("/plan/code").asString();
    }
}
