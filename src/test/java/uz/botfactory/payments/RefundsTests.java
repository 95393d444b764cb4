package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.ProductTest;
import uz.botfactory.plans.Money;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Click;
import uz.botfactory.world.Visitor;

/** Money that staff book, give back or keep as a credit. */
@ProductTest
class RefundsTests {

    private static final Map<String, String> BASIC = Map.of("plan", "basic", "period", "monthly", "provider", "manual");

    private static Api admin;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext product;

    private Cast.Owner aziza;
    private String order;

    @BeforeEach
    void azizaOrders() {
        aziza = Cast.aziza(port);
        order = aziza.api().post("/api/v1/orders", BASIC).text("id");
        if (admin == null) {
            admin = Cast.admin(port);
        }
    }

    @AfterEach
    void theBooksAgree() {
        Books.agree(product, aziza.accountId());
    }

    @Test
    void allOfItGoesBackAndTheTimeWithIt() {
        paid(Map.of());

        assertThat(refund(Map.of()).text("status")).isEqualTo("refunded");
        assertThat(refund(Map.of()).text("code")).isEqualTo("nothing_to_refund");
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isNotEqualTo("basic");
    }

    /** In her trial: what the first order had in front of the second one is gone, and so the second one ends earlier. */
    @Test
    void untilWhenAnOrderIsPaidFollowsWhatBecameOfTheOthers() {
        var second = aziza.api().post("/api/v1/orders", BASIC).text("id");
        var first = order;
        paid(Map.of());
        order = second;
        paid(Map.of());
        assertThat(paidUntil(second)).isEqualTo(paidUntil(first).plus(Duration.ofDays(30)));
        var whole = paidUntil(first);

        order = first;
        refund(Map.of());

        assertThat(paidUntil(second)).isEqualTo(whole);
        assertThat(aziza.api().get("/api/v1/orders/" + first).body().has("paidUntil")).isFalse();
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("basic");
        assertThat(Instant.parse(aziza.api().get("/api/v1/me").body().at("/plan/endsAt").asString())).isEqualTo(whole);
    }

    private Instant paidUntil(String id) {
        return Instant.parse(aziza.api().get("/api/v1/orders/" + id).text("paidUntil"));
    }

    @Test
    void aPartGoesBackOnceForOneKeyAndNeverMoreThanCame() {
        paid(Map.of());

        assertThat(refund(Map.of("amount", "90000.00", "key", "a")).text("status")).isEqualTo("partially_refunded");
        assertThat(refund(Map.of("amount", "90000.00", "key", "a")).text("status")).isEqualTo("partially_refunded");
        assertThat(refund(Map.of("amount", Map.of("amount", "200001.00", "currency", "UZS"))).text("code"))
                .isEqualTo("refund_too_much");
        assertThat(refund(Map.of("amount", 0)).status()).isEqualTo(422);
        assertThat(refund(Map.of("amount", List.of())).text("code")).isEqualTo("amount_invalid");
        assertThat(refund(Map.of("amount", Map.of("amount", List.of()))).text("code")).isEqualTo("amount_invalid");
        assertThat(refund(Map.of("amount", Map.of("amount", "1.00", "currency", List.of()))).status()).isEqualTo(422);
        assertThat(refund(Map.of("amount", "1.00", "note", "x".repeat(1001))).status()).isEqualTo(422);

        var seen = admin.get("/api/v1/admin/orders/" + order).body();
        assertThat(seen.at("/attempts/0/returned/amount").asString()).isEqualTo("90000.00");
        assertThat(seen.path("refunds")).hasSize(1);
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("basic");
    }

    @Test
    void manyAtOnceGiveBackNoMoreThanCame() {
        paid(Map.of());

        var tries = IntStream.range(0, 6)
                .<Callable<Api.Reply>>mapToObj(i -> () -> refund(Map.of("amount", "100000.00")))
                .toList();
        ProviderContract.all(tries);

        assertThat(admin.get("/api/v1/admin/orders/" + order).body().at("/attempts/0/returned/amount").asString())
                .isEqualTo("200000.00");
    }

    @Test
    void oneRequestWithOneKeyIsCarriedOutOnceHoweverOften() {
        paid(Map.of());

        ProviderContract.all(Collections.<Callable<Api.Reply>>nCopies(
                6, () -> refund(Map.of("amount", "10000.00", "key", "once"))));

        assertThat(admin.get("/api/v1/admin/orders/" + order).body().at("/attempts/0/returned/amount").asString())
                .isEqualTo("10000.00");
    }

    @Test
    void moreThanWasAskedBecomesACreditThatCanGoBack() {
        paid(Map.of("amount", "300000.00"));

        var seen = admin.get("/api/v1/admin/orders/" + order).body();
        assertThat(seen.at("/order/status").asString()).isEqualTo("paid");
        assertThat(seen.at("/attempts/1/credit").asBoolean()).isTrue();
        assertThat(credit()).isEqualTo("10000.00");

        var back = refund(Map.of("attempt", seen.at("/attempts/1/id").asLong()));
        assertThat(back.text("status")).isEqualTo("paid");
        assertThat(credit()).isEmpty();
    }

    @Test
    void lessThanWasAskedWaitsAsACreditUntilTheRestComes() {
        assertThat(paid(Map.of("amount", "100000.00")).text("status")).isEqualTo("pending");
        assertThat(credit()).isEqualTo("100000.00");
        Books.agree(product, aziza.accountId());

        assertThat(paid(Map.of("amount", "190000.00")).text("status")).isEqualTo("paid");
        assertThat(credit()).isEmpty();
        assertThat(aziza.api().get("/api/v1/orders/" + order).body().path("credits").asInt()).isEqualTo(1);
    }

    @Test
    void aCreditThatWasUsedCannotGoBackAsWell() {
        paid(Map.of("amount", "100000.00"));
        var first = admin.get("/api/v1/admin/orders/" + order).body().at("/attempts/0/id").asLong();
        paid(Map.of("amount", "190000.00"));

        assertThat(refund(Map.of("attempt", first)).text("code")).isEqualTo("refund_too_much");
        assertThat(refund(Map.of()).text("status")).isEqualTo("refunded");
    }

    @Test
    void aRefundThatTheCompanyRefusedIsCarriedOutByHandOnce() {
        var refund = refusedByClick("90000.00");
        assertThat(tasks()).containsExactly("refund_refused " + order);
        var settle = "/api/v1/admin/orders/" + order + "/refunds/" + refund + "/settle";
        assertThat(admin.post(settle, Map.of("moneyReturned", true, "note", " ")).text("code")).isEqualTo("note_needed");
        assertThat(admin.post(settle, Map.of("note", "x")).text("code")).isEqualTo("money_returned_required");

        var settled = admin.post(settle, Map.of("moneyReturned", true, "note", "Kassadan berildi"));
        var again = admin.post(settle, Map.of("moneyReturned", false, "note", "Boshqa"));

        assertThat(settled.text("state")).isEqualTo("done");
        assertThat(again.body()).isEqualTo(settled.body());
        assertThat(settled.text("settledNote")).isEqualTo("Kassadan berildi");
        assertThat(tasks()).isEmpty();
        assertThat(returned()).isEqualTo("90000.00");
        assertThat(aziza.api().get("/api/v1/orders/" + order).text("status")).isEqualTo("partially_refunded");
        assertThat(audited("order.refund_settled")).isEqualTo(1);
    }

    @Test
    void aRefusedRefundIsClosedWithANoteAndNoMoneyMoves() {
        var refund = refusedByClick("90000.00");

        admin.post(
                "/api/v1/admin/orders/" + order + "/refunds/" + refund + "/settle",
                Map.of("moneyReturned", false, "note", "Mijoz fikridan qaytdi"));

        assertThat(tasks()).isEmpty();
        assertThat(returned()).isEqualTo("0.00");
        assertThat(aziza.api().get("/api/v1/orders/" + order).text("status")).isEqualTo("paid");
        assertThat(product.getBean(JdbcClient.class)
                        .sql("select status from order_entry where order_id = :order order by id desc limit 1")
                        .param("order", order)
                        .query(String.class)
                        .single())
                .isEqualTo("refund_closed");
    }

    @Test
    void staffSettleARefusedRefundOnThePageOfItsOrder() {
        refusedByClick("90000.00");
        var staff = new Visitor(port);
        staff.submit(staff.open("/en/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        var task = staff.open("/en/admin/revenue").html().select("a[href*=" + order + "]").attr("href");
        assertThat(task).endsWith("/admin/orders/" + order + "#refunds");
        var page = staff.open("/en/admin/orders/" + order);
        assertThat(page.html().select("[aria-labelledby=refunds]").text()).contains("Click refunds whole payments only");

        var wordless = staff.submit(page, "/settle", Map.of("money", "none"));
        assertThat(staff.follow(wordless).html().select(".alert-danger").text()).contains("Write what was done");
        var settled = staff.follow(staff.submit(page, "/settle", Map.of("money", "none", "note", "Kelishuv boʻldi")));

        assertThat(settled.html().select("[aria-labelledby=refunds]").text())
                .contains("Closed without a refund: Kelishuv boʻldi")
                .doesNotContain("Resolve by hand");
    }

    @Test
    void whatTheCompanyTellsAfterAllEndsTheTaskByItself() {
        refusedByClick("90000.00");

        new TransactionTemplate(product.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            var till = product.getBean(Till.class);
            till.lock(order, "click");
            till.reverse(till.attempts(order).getFirst(), new Money(9_000_000, "UZS"), null, "click-told-us");
        });

        assertThat(tasks()).isEmpty();
        assertThat(returned()).isEqualTo("90000.00");
    }

    @Test
    void staffReadOfARefundAndNotOfAPayment() {
        assertThat(ProviderFailed.refused("no").refundMessageKey()).isEqualTo("payments.problem.refundRefused");
        assertThat(ProviderFailed.unreachable("away").refundMessageKey()).isEqualTo("payments.problem.refundWaits");
        assertThat(ProviderFailed.refused("no", "payments.problem.clickMonth").refundMessageKey())
                .isEqualTo("payments.problem.clickMonth");
    }

    /** Click gives back whole payments only. @return the id of the refund */
    private String refusedByClick(String amount) {
        order = aziza.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "click"))
                .text("id");
        var click = new Click(port);
        var transaction = ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 9_000_000_000_000L);
        var prepared = click.prepare(transaction, order, "290000.00").prepared();
        assertThat(click.complete(transaction, order, "290000.00", prepared, 0).error()).isZero();
        assertThat(refund(Map.of("amount", amount)).text("code")).isEqualTo("provider_refused");
        return admin.get("/api/v1/admin/orders/" + order).body().at("/refunds/0/id").asString();
    }

    private List<String> tasks() {
        return admin.get("/api/v1/admin/payment-tasks").body().path("items").valueStream()
                .filter(task -> task.path("orderId").asString("").equals(order))
                .map(task -> task.path("kind").asString() + " " + order)
                .toList();
    }

    private String returned() {
        return admin.get("/api/v1/admin/orders/" + order).body().at("/attempts/0/returned/amount").asString();
    }

    private long audited(String action) {
        return product.getBean(JdbcClient.class)
                .sql("select count(*) from audit where action = :action and subject = :order")
                .param("action", action)
                .param("order", order)
                .query(Long.class)
                .single();
    }

    @Test
    void onlyStaffGiveMoneyBack() {
        paid(Map.of());

        for (var one : List.of(aziza.api(), Cast.chingiz(port).api())) {
            assertThat(one.post("/api/v1/admin/orders/" + order + "/refund", Map.of()).status()).isEqualTo(404);
        }
        assertThat(admin.post("/api/v1/admin/orders/999/refund", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void anOrderThatDoesNotRenewHasNothingToCancelAndNoPortal() {
        assertThat(aziza.api().post("/api/v1/orders/" + order + "/cancel-renewal", Map.of()).status()).isEqualTo(409);
        assertThat(aziza.api().post("/api/v1/orders/" + order + "/portal", Map.of()).status()).isEqualTo(409);
    }

    private Api.Reply paid(Map<String, ?> what) {
        return admin.post("/api/v1/admin/orders/" + order + "/paid", what);
    }

    private Api.Reply refund(Map<String, ?> what) {
        return admin.post("/api/v1/admin/orders/" + order + "/refund", what);
    }

    private String credit() {
        for (var one : admin.get("/api/v1/admin/credits").body().path("items")) {
            if (one.path("userId").asString().equals(aziza.id())) {
                return one.at("/amount/amount").asString();
            }
        }
        return "";
    }
}
