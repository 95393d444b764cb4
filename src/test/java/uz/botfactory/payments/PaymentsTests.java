package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakePaymePage;
import uz.botfactory.world.Visitor;

/** Orders and wishes for a plan, from the owner's and the staff's side. */
@ProductTest
class PaymentsTests {

    private static final Map<String, String> PREMIUM =
            Map.of("plan", "premium", "period", "monthly", "provider", "manual");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void anOrderWaitsForItsMoney() {
        var aziza = Cast.aziza(port);

        var order = aziza.api().post("/api/v1/orders", PREMIUM);

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.text("id")).matches("[0-9]{1,15}");
        assertThat(order.text("status")).isEqualTo("pending");
        assertThat(order.body().at("/amount/amount").asString()).isEqualTo("590000.00");
        assertThat(order.body().at("/amount/currency").asString()).isEqualTo("UZS");
        assertThat(aziza.api().get("/api/v1/orders/" + order.text("id")).body()).isEqualTo(order.body());
    }

    @Test
    void aHiddenPlanIsNotOfferedByItsCodeExceptToWhoHasIt() {
        var aziza = Cast.aziza(port);
        var starter = Map.of("plan", "starter", "period", "monthly", "provider", "manual");
        for (var address : List.of("/api/v1/orders", "/api/v1/plan-requests")) {
            assertThat(aziza.api().post(address, starter).text("code")).as(address).isEqualTo("plan_not_offered");
        }
        var visitor = new Visitor(port);
        visitor.submit(
                visitor.open("/en/login"), "/login", Map.of("login", aziza.email(), "password", Cast.PASSWORD));
        assertThat(visitor.open("/en/checkout?plan=starter").status()).isEqualTo(422);
        assertThat(visitor.open("/en/plan/requests").html().select("option[value=starter]")).isEmpty();

        Cast.onPlan(aziza, port, "starter");

        assertThat(aziza.api().post("/api/v1/orders", starter).status()).isEqualTo(201);
        assertThat(visitor.open("/en/checkout?plan=starter").status()).isEqualTo(200);
        assertThat(visitor.open("/en/plan/requests").html().select("option[value=starter]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "provider, bitcoin,   provider_not_offered",
        "plan,     golden,    unknown_plan",
        "plan,     trial,     plan_not_sold",
        "plan,     starter,   plan_not_offered",
        "period,   weekly,    unknown_period",
        "currency, EUR,       currency_not_offered",
        "renewal,  automatic, renewal_not_offered",
        "coupon,   SAVE10,    coupon_unknown",
    })
    void whatIsNotOnOfferIsSaid(String field, String value, String code) {
        var wish = new HashMap<String, Object>(PREMIUM);
        wish.put(field, value);

        var reply = Cast.aziza(port).api().post("/api/v1/orders", wish);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("code")).isEqualTo(code);
    }

    @Test
    void moneyThatCameInIsBookedOnce() {
        var aziza = Cast.aziza(port);
        var id = aziza.api().post("/api/v1/orders", PREMIUM).text("id");
        var boss = Cast.admin(port);

        var first = boss.post("/api/v1/admin/orders/" + id + "/paid", Map.of());
        var again = boss.post("/api/v1/admin/orders/" + id + "/paid", Map.of());

        assertThat(first.text("status")).isEqualTo("paid");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.body().path("credits").asInt()).isEqualTo(1);
        var plan = aziza.api().get("/api/v1/me").body().path("plan");
        assertThat(plan.path("code").asString()).isEqualTo("premium");
        assertThat(Instant.parse(plan.path("endsAt").asString()))
                .isBetween(Instant.now().plus(Duration.ofDays(43)), Instant.now().plus(Duration.ofDays(45)));
    }

    @Test
    void nobodyIsLedToPayForAnAccountThatIsGone() {
        var aziza = Cast.aziza(port);
        var order = aziza.api().post("/api/v1/orders", PREMIUM).text("id");

        aziza.api().call("DELETE", "/api/v1/me", Map.of("password", Cast.PASSWORD), Map.of());

        await().untilAsserted(() -> assertThat(Cast.admin(port).get("/api/v1/admin/orders/" + order).body().at("/order/status").asString())
                .isEqualTo("cancelled"));
    }

    @Test
    void anOrderIsCancelledByItsOwnerWhileNobodyPaid() {
        var aziza = Cast.aziza(port);
        var id = aziza.api().post("/api/v1/orders", PREMIUM).text("id");

        assertThat(aziza.api().post("/api/v1/orders/" + id + "/cancel", Map.of()).text("status")).isEqualTo("cancelled");
        assertThat(aziza.api().post("/api/v1/orders/" + id + "/cancel", Map.of()).status()).isEqualTo(200);
        assertThat(Cast.admin(port).post("/api/v1/admin/orders/" + id + "/paid", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void aWishIsGrantedOnceAndBecomesAPaidOrder() {
        var aziza = Cast.aziza(port);
        var wish = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "business", "period", "quarterly"));
        assertThat(wish.status()).isEqualTo(201);
        assertThat(wish.text("status")).isEqualTo("waiting");
        var grant = "/api/v1/admin/plan-requests/" + wish.text("id") + "/grant";

        var granted = Cast.admin(port).post(grant, Map.of("period", "monthly", "received", "620000.00"));
        var again = Cast.admin(port).post(grant, Map.of("period", "monthly"));

        assertThat(granted.text("status")).isEqualTo("granted");
        assertThat(again.text("orderId")).isEqualTo(granted.text("orderId"));
        var order = aziza.api().get("/api/v1/orders/" + granted.text("orderId"));
        assertThat(order.text("status")).isEqualTo("paid");
        assertThat(order.body().at("/amount/amount").asString()).isEqualTo("620000.00");
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("business");
    }

    @Test
    void aWishIsDeclinedWithAReason() {
        var aziza = Cast.aziza(port);
        var id = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "monthly")).text("id");

        Cast.admin(port).post("/api/v1/admin/plan-requests/" + id + "/decline", Map.of("reason", "Toʻlov kelmadi"));

        var seen = aziza.api().get("/api/v1/plan-requests").body().at("/items/0");
        assertThat(seen.path("status").asString()).isEqualTo("declined");
        assertThat(seen.path("reason").asString()).isEqualTo("Toʻlov kelmadi");
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("trial");
    }

    @ParameterizedTest
    @CsvSource({"uz, sababini", "ru, причину", "en, reason"})
    void aWishIsNeverDeclinedWithoutAReason(String language, String word) {
        var aziza = Cast.aziza(port);
        var id = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "monthly")).text("id");

        for (var body : List.<Map<String, ?>>of(Map.of(), Map.of("reason", " \n "))) {
            var refused = Cast.admin(port)
                    .post("/api/v1/admin/plan-requests/" + id + "/decline", body, Map.of("Accept-Language", language));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("code")).isEqualTo("reason_required");
            assertThat(refused.text("field")).isEqualTo("reason");
            assertThat(refused.text("detail").toLowerCase(Locale.ROOT)).contains(word);
        }

        assertThat(aziza.api().get("/api/v1/plan-requests").body().at("/items/0/status").asString()).isEqualTo("waiting");
    }

    @Test
    void whoeverIsDeclinedReadsTheReasonInAMailAndOnThePage() {
        var aziza = new Visitor(port);
        var email = (String) aziza.register("Aziza Karimova").get("email");
        var asked = aziza.follow(aziza.submit(aziza.open("/uz/plan/requests"), "/plan/requests", Map.of("plan", "basic")));
        var id = asked.html().select("form[action$=/withdraw]").attr("action").split("/")[4];
        var boss = Cast.admin(port);
        var decline = "/api/v1/admin/plan-requests/" + id + "/decline";

        boss.post(decline, Map.of("reason", "Hujjat <yetishmaydi>"));
        boss.post(decline, Map.of("reason", "Boshqa sabab"));

        assertThat(mails(email)).singleElement().asString().contains("Asosiy", "Sababi: Hujjat <yetishmaydi>", "/uz/plan/requests");
        assertThat(aziza.open("/uz/plan/requests").html().select("[aria-labelledby=asked]").text())
                .contains("Sababi: Hujjat <yetishmaydi>");
    }

    @Test
    void aWishClosesByItselfWhenItsOwnerPaysForThatPlanOrADearerOne() {
        var boss = Cast.admin(port);
        for (var bought : List.of("basic", "premium")) {
            var aziza = Cast.aziza(port);
            var code = boss.post("/api/v1/admin/coupons", Map.of("percent", 10, "usesPerAccount", 1)).text("code");
            var id = aziza.api()
                    .post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "annual", "coupon", code))
                    .text("id");

            var order = paidByCard(aziza, bought);

            await().untilAsserted(() -> assertThat(wish(aziza).path("status").asString()).isEqualTo("granted"));
            assertThat(wish(aziza).path("orderId").asString()).isEqualTo(order);
            assertThat(boss.get("/api/v1/admin/plan-requests?status=waiting").raw().body()).doesNotContain(id);
            assertThat(boss.get("/api/v1/admin/plan-requests?status=granted").raw().body()).contains(id);
            assertThat(boss.post("/api/v1/admin/plan-requests/" + id + "/grant", Map.of()).status()).isEqualTo(409);
            assertThat(aziza.api().get("/api/v1/coupons/" + code + "?plan=basic").body().path("valid").asBoolean())
                    .as("its coupon is free again")
                    .isTrue();
        }
    }

    @Test
    void aWishForMoreThanItsOwnerPaidWaitsAndStaffSeeWhatWasPaid() {
        var aziza = Cast.aziza(port);
        var before = paidByCard(aziza, "basic");
        var id = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "business", "period", "monthly")).text("id");
        var order = paidByCard(aziza, "premium");

        var seen = Cast.admin(port).get("/api/v1/admin/plan-requests?status=waiting").body().path("items").valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(seen.path("paidOrders").valueStream().map(JsonNode::asString)).containsExactly(order).doesNotContain(before);
        await().untilAsserted(() -> assertThat(underWay(order)).isZero());
        assertThat(wish(aziza).path("status").asString()).isEqualTo("waiting");
    }

    @Test
    void ownerAndStaffReadWhichOrderPaidForTheWish() {
        var aziza = Cast.aziza(port);
        aziza.api().post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "monthly"));
        var order = paidByCard(aziza, "basic");
        await().untilAsserted(() -> assertThat(wish(aziza).path("status").asString()).isEqualTo("granted"));

        var owner = new Visitor(port);
        owner.submit(owner.open("/en/login"), "/login", Map.of("login", aziza.email(), "password", Cast.PASSWORD));
        assertThat(owner.open("/en/plan/requests").html().select("[aria-labelledby=asked]").text())
                .contains("Paid with order " + order);
        var staff = new Visitor(port);
        staff.submit(staff.open("/en/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        assertThat(staff.open("/en/admin/requests?status=all").html().text()).contains("Paid with order " + order);
        assertThat(staff.open("/en/admin/requests").html().text()).doesNotContain(order);
    }

    /** What is still to be done about it. */
    private long underWay(String order) {
        return jdbc.sql("select count(*) from event_publication where serialized_event like :order")
                .param("order", "%" + order + "%")
                .query(Long.class)
                .single();
    }

    private String paidByCard(Cast.Owner owner, String plan) {
        var order = owner.api()
                .post("/api/v1/orders", Map.of("plan", plan, "period", "monthly", "provider", "payme"));
        var price = new BigDecimal(order.body().at("/amount/amount").asString()).movePointRight(2).longValueExact();
        FakePaymePage.shared().begins(port, order.text("id"), price, clock.millis());
        FakePaymePage.shared().confirms(port, order.text("id"));
        assertThat(owner.api().get("/api/v1/orders/" + order.text("id")).text("status")).isEqualTo("paid");
        return order.text("id");
    }

    private static JsonNode wish(Cast.Owner owner) {
        return owner.api().get("/api/v1/plan-requests").body().at("/items/0");
    }

    private List<String> mails(String to) {
        return jdbc.sql("select text from mail_outbox where recipient = :to and text like '%Sababi%' order by created_at")
                .param("to", to)
                .query(String.class)
                .list();
    }

    @Test
    void oneWishWaitsAtATimeAndCanBeTakenBack() {
        var aziza = Cast.aziza(port);
        var wish = Map.of("plan", "basic", "period", "monthly");
        var id = aziza.api().post("/api/v1/plan-requests", wish).text("id");
        assertThat(aziza.api().post("/api/v1/plan-requests", wish).text("code")).isEqualTo("request_waiting");

        assertThat(aziza.api().delete("/api/v1/plan-requests/" + id).status()).isEqualTo(204);
        assertThat(aziza.api().delete("/api/v1/plan-requests/" + id).status()).isEqualTo(204);

        assertThat(aziza.api().post("/api/v1/plan-requests", wish).status()).isEqualTo(201);
        assertThat(Cast.admin(port).post("/api/v1/admin/plan-requests/" + id + "/grant", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void anOwnerAsksForAPlanByThePages() {
        var aziza = new Visitor(port);
        aziza.register("Aziza Karimova");

        var plan = aziza.open("/en/plan");
        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.html().text()).contains("Free trial", "Answers");
        var form = aziza.open("/en/plan/requests?plan=premium&period=annual");
        var seen = aziza.follow(aziza.submit(form, "/plan/requests", Map.of()));
        assertThat(seen.html().text()).contains("Premium · 365 days", "Pending");
        var twice = aziza.submit(form, "/plan/requests", Map.of());
        assertThat(twice.html().select(".alert-danger").text()).contains("You already have a pending request");
        var withdraw = seen.html().select("form[action$=/withdraw]").attr("action");
        var back = aziza.follow(aziza.submit(seen, withdraw, Map.of()));

        assertThat(back.html().text()).contains("Withdrawn");
    }
}
