package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakePayoneer;
import uz.botfactory.world.FakeUzumCheckout;
import uz.botfactory.world.Visitor;

/** Money that came over another amount or currency than asked for: staff are told, the owner too, and nothing is granted. */
@ProductTest
class OtherAmountsTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext product;

    private Cast.Owner aziza;
    private Api staff;

    @BeforeEach
    void theCast() {
        aziza = Cast.aziza(port);
        staff = Cast.admin(port);
    }

    @AfterEach
    void theBooksAgree() {
        Books.agree(product, aziza.accountId());
    }

    @Test
    void staffAreToldWhatCameAndWhatWasExpectedUntilTheySayWhatTheyDid() {
        var order = order("uzum-checkout");
        uzumCollects(order, 28_999_900);
        uzumCollects(order, 28_999_900);

        assertThat(told()).containsExactly("credit 289999.00 UZS", "other_amount 289999.00 UZS for 290000.00 UZS uzum-checkout");
        var task = task();
        assertThat(task.path("orderId").asString()).isEqualTo(order.text("id"));

        var settle = "/api/v1/admin/payment-tasks/" + task.path("id").asString() + "/settle";
        assertThat(staff.post(settle, Map.of("note", " ")).status()).isEqualTo(422);
        assertThat(staff.post(settle, Map.of("note", "Mijoz bilan gaplashildi")).status()).isEqualTo(204);
        assertThat(staff.post(settle, Map.of("note", "Yana")).status()).isEqualTo(204);
        uzumCollects(order, 28_999_900);

        assertThat(told()).containsExactly("credit 289999.00 UZS");
        var audit = staff.get("/api/v1/admin/audit-log?action=other_amount.settled").body().path("items");
        assertThat(audit.valueStream()
                        .filter(one -> one.path("subject").asString().equals(task.path("id").asString()))
                        .map(one -> one.at("/details/note").asString())
                        .toList())
                .containsExactly("Mijoz bilan gaplashildi");
        assertThat(staff.post("/api/v1/admin/payment-tasks/" + order.text("id") + "/settle", Map.of("note", "x")).status())
                .isEqualTo(404);
        assertNothingWasGranted();
    }

    @Test
    void theOwnerReadsThatThePaymentIsLookedAtAndIsNotAskedToPayAgain() {
        var order = order("uzum-checkout").text("id");
        var owner = new Visitor(port);
        owner.submit(owner.open("/en/login"), "/login", Map.of("login", aziza.email(), "password", Cast.PASSWORD));
        uzumCollects(order, 29_100_000);

        var page = owner.open("/en/orders/" + order).html();
        assertThat(page.select("[aria-labelledby=state]").text()).contains("We are checking it");
        assertThat(page.select("form[action$=pay]")).isEmpty();
        assertThat(owner.open("/en/orders/" + order + "/return").html().select("#waiting h2").text())
                .isEqualTo("We are checking your payment");

        var boss = new Visitor(port);
        boss.submit(boss.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        var id = task().path("id").asString();
        var tasks = boss.open("/en/admin/revenue");
        assertThat(tasks.html().select("[aria-labelledby=tasks]").text()).contains("291 000", "290 000", "Aziza Karimova");
        boss.submit(tasks, "/tasks/" + id + "/settle", Map.of("note", "Given back in the cabinet"));

        assertThat(told()).doesNotContain("other_amount");
        assertThat(owner.open("/en/orders/" + order).html().select("form[action$=pay]")).hasSize(1);
        assertNothingWasGranted();
    }

    @Test
    void moneyInAnotherCurrencyIsToldAndGoesBackInIt() {
        var order = order("payoneer").text("id");
        var page = FakePayoneer.shared().behind(aziza.api().get("/api/v1/orders/" + order).text("redirectUrl"));
        page.isPaidIn("EUR");
        hear(page);
        hear(page);

        assertThat(told()).containsExactly("credit 24.00 EUR", "other_amount 24.00 EUR for 24.00 USD payoneer");
        var attempts = staff.get("/api/v1/admin/orders/" + order).body().path("attempts");
        var wish = Map.of("attempt", attempts.get(1).path("id").asLong(), "amount", "24.00");
        assertThat(staff.post("/api/v1/admin/orders/" + order + "/refund", wish).status()).isEqualTo(200);
        hear(page);

        assertThat(page.paidOut()).isEqualByComparingTo(new BigDecimal("24.00"));
        assertThat(told()).containsExactly("other_amount 24.00 EUR for 24.00 USD payoneer");
        assertThat(FakePayoneer.shared().violations()).isEmpty();
        assertNothingWasGranted();
    }

    @Test
    void moneyThatCameOverAnotherAmountIsSeenGoingBackInTheCabinet() {
        var order = order("uzum-checkout");
        uzumCollects(order, 29_000_001);
        payment(order).isGivenBack(29_000_001);
        uzumCollects(order, 29_000_001);

        assertThat(told()).containsExactly("other_amount 290000.01 UZS for 290000.00 UZS uzum-checkout");
        assertNothingWasGranted();
    }

    @Test
    void whatTheAccountPaidWithIsNotTakenForACorrection() {
        var order = order("uzum-checkout");
        uzumCollects(order, 28_999_900);
        var transfer = order("manual").text("id");
        staff.post("/api/v1/admin/orders/" + transfer + "/paid", Map.of("amount", "1.00"));
        assertThat(status(transfer)).isEqualTo("paid");

        payment(order).turnsOutToBe(29_000_000);
        uzumCollects(order, 29_000_000);

        assertThat(status(order.text("id"))).isEqualTo("pending");
        assertThat(told()).containsExactly("other_amount 289999.00 UZS for 290000.00 UZS uzum-checkout");
    }

    private String status(String order) {
        return aziza.api().get("/api/v1/orders/" + order).text("status");
    }

    private void assertNothingWasGranted() {
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("trial");
    }

    private Api.Reply order(String provider) {
        return aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", provider));
    }

    private void uzumCollects(Api.Reply order, long tiyin) {
        uzumCollects(order.text("id"), tiyin);
    }

    private void uzumCollects(String order, long tiyin) {
        var payment = FakeUzumCheckout.shared().of(order).getFirst();
        payment.isPaid(tiyin);
        assertThat(new Hosted(product, "uzum-checkout", port).send(
                        "POST", "/payments/uzum-checkout", "application/json", payment.callback().toString(), Map.of()))
                .isEqualTo(200);
    }

    private static FakeUzumCheckout.Payment payment(Api.Reply order) {
        return FakeUzumCheckout.shared().of(order.text("id")).getFirst();
    }

    private void hear(FakePayoneer.Page page) {
        var said = JsonMapper.shared().writeValueAsString(page.notice());
        assertThat(new Hosted(product, "payoneer", port).send("POST", page.noticePath(), FakePayoneer.MEDIA, said, Map.of()))
                .isEqualTo(200);
    }

    private JsonNode task() {
        return tasks().stream().filter(one -> one.path("kind").asString().equals("other_amount")).findAny().orElseThrow();
    }

    private List<String> told() {
        return tasks().stream()
                .map(one -> one.path("kind").asString() + " " + money(one.path("amount"))
                        + (one.path("expected").isObject() ? " for " + money(one.path("expected")) + " " + one.path("provider").asString() : ""))
                .toList();
    }

    private List<JsonNode> tasks() {
        var reply = staff.get("/api/v1/admin/payment-tasks");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body().path("items").valueStream()
                .filter(task -> task.path("accountId").asString("").equals(aziza.accountId()))
                .toList();
    }

    private static String money(JsonNode amount) {
        return amount.path("amount").asString() + " " + amount.path("currency").asString();
    }
}
