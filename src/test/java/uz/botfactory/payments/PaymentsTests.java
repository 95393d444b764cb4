package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** Orders and wishes for a plan, from the owner's and the staff's side. */
@ProductTest
class PaymentsTests {

    private static final Map<String, String> PREMIUM =
            Map.of("plan", "premium", "period", "monthly", "provider", "manual");

    @LocalServerPort
    int port;

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
        assertThat(seen.html().text()).contains("Premium · 365 days", "Waiting for an answer");
        var twice = aziza.submit(form, "/plan/requests", Map.of());
        assertThat(twice.html().select(".alert-danger").text()).contains("You have a request that is waiting");
        var withdraw = seen.html().select("form[action$=/withdraw]").attr("action");
        var back = aziza.follow(aziza.submit(seen, withdraw, Map.of()));

        assertThat(back.html().text()).contains("Withdrawn");
    }
}
