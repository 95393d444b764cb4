package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;

/** Coupons: typed, raced for, given up, used, and what each brought. */
@ProductTest
class CouponsTests {

    private static Api admin;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext product;

    @Autowired
    TestClock clock;

    @Autowired
    Coupons coupons;

    @AfterEach
    void timeIsSetBack() {
        clock.reset();
    }

    @Test
    void aCouponIsCheckedWhileItIsTyped() {
        var code = make(Map.of("percent", 10));
        var aziza = Cast.aziza(port).api();

        var told = aziza.get("/api/v1/coupons/" + code.toLowerCase(Locale.ROOT) + "?plan=basic&period=quarterly&currency=UZS");

        assertThat(told.body().path("valid").asBoolean()).isTrue();
        // 290 000 × 3 − 5 % = 826 500, less 10 %.
        assertThat(told.body().at("/amount/amount").asString()).isEqualTo("743850.00");
        assertThat(told.body().at("/discount/amount").asString()).isEqualTo("82650.00");
        var unknown = aziza.get("/api/v1/coupons/NOSUCH?plan=basic");
        assertThat(unknown.body().path("valid").asBoolean()).isFalse();
        assertThat(unknown.text("reason")).isEqualTo("coupon_unknown");
        assertThat(unknown.text("message")).isNotBlank();
    }

    @Test
    void whatCannotBeStoredIsTheSendersMistake() {
        var aziza = Cast.aziza(port).api();

        var order = Map.of("plan", "basic", "period", "monthly", "provider", "manual", "coupon", "a\0b");
        assertThat(aziza.post("/api/v1/orders", order).status()).isEqualTo(400);
        assertThat(admin.post("/api/v1/admin/coupons", Map.of("percent", 5, "note", "a\0b")).status()).isEqualTo(400);
        assertThat(aziza.get("/api/v1/statement").body().path("items")).isEmpty();
    }

    @Test
    void whyACouponDoesNotFitIsSaid() {
        var aziza = Cast.aziza(port);
        var chingiz = Cast.chingiz(port);
        var expired = make(Map.of("percent", 10, "expiresAt", Instant.now().minusSeconds(60).toString()));
        var premium = make(Map.of("percent", 10, "plans", List.of("premium")));
        var annual = make(Map.of("percent", 10, "periods", List.of("annual")));
        var dollars = make(Map.of("amount", "5.00", "currency", "USD"));
        var hers = make(Map.of("percent", 10, "userId", aziza.id()));

        assertThat(reason(aziza, expired)).isEqualTo("coupon_expired");
        assertThat(reason(aziza, premium)).isEqualTo("coupon_not_for_plan");
        assertThat(reason(aziza, annual)).isEqualTo("coupon_not_for_period");
        assertThat(reason(aziza, dollars)).isEqualTo("coupon_not_for_currency");
        assertThat(reason(aziza, hers)).isEmpty();
        assertThat(reason(chingiz, hers)).isEqualTo("coupon_unknown");
        admin().post("/api/v1/admin/coupons/" + hers + "/disable", Map.of());
        assertThat(reason(aziza, hers)).isEqualTo("coupon_expired");
    }

    @Test
    void guessingCouponsIsSlowedDown() {
        var aziza = Cast.aziza(port).api();
        Api.Reply last = null;
        for (int i = 0; i < 40; i++) {
            last = aziza.get("/api/v1/coupons/GUESS" + i + "?plan=basic");
        }
        assertThat(last.status()).isEqualTo(429);
    }

    @Test
    void twoRacingForTheLastUseLeaveOneWinner() throws Exception {
        for (int round = 0; round < 5; round++) {
            var code = make(Map.of("percent", 20, "totalUses", 3));
            var tries = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 6; i++) {
                var one = Cast.aziza(port);
                tries.add(() -> order(one, code).status());
            }

            var statuses = ProviderContract.all(tries);

            assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
            assertThat(statuses).filteredOn(status -> status == 422).hasSize(3);
        }
    }

    @Test
    void aUseIsFreeAgainWhenTheOrderIsGivenUpAndKeptWhenItIsPaid() {
        var code = make(Map.of("percent", 20, "totalUses", 1));
        var aziza = Cast.aziza(port);
        var botir = Cast.register(port, "Botir");
        var first = order(aziza, code).text("id");
        assertThat(order(botir, code).text("code")).isEqualTo("coupon_used_up");

        aziza.api().post("/api/v1/orders/" + first + "/cancel", Map.of());
        var second = order(botir, code);
        assertThat(second.body().at("/amount/amount").asString()).isEqualTo("232000.00");
        clock.pass(Duration.ofDays(31));
        product.getBean(Orders.class).expire();
        clock.reset();
        var third = order(aziza, code);
        admin().post("/api/v1/admin/orders/" + third.text("id") + "/paid", Map.of());

        assertThat(order(botir, code).text("code")).isEqualTo("coupon_used_up");
        var report = admin().get("/api/v1/admin/coupons/" + code).body();
        assertThat(report.path("used").asInt()).isEqualTo(1);
        assertThat(report.path("reserved").asInt()).isZero();
        assertThat(report.at("/brought/0/amount").asString()).isEqualTo("232000.00");
        assertThat(report.at("/discounted/0/amount").asString()).isEqualTo("58000.00");
        Books.agree(product, aziza.accountId());
        Books.agree(product, botir.accountId());
    }

    @Test
    void onePersonUsesItNoMoreOftenThanPromised() {
        var code = make(Map.of("percent", 5, "usesPerAccount", 1));
        var aziza = Cast.aziza(port);
        assertThat(order(aziza, code).status()).isEqualTo(201);

        assertThat(order(aziza, code).text("code")).isEqualTo("coupon_used_by_you");
        assertThat(order(Cast.chingiz(port), code).status()).isEqualTo(201);
    }

    @Test
    void aCouponOfAllOfItSettlesTheOrderAtOnce() {
        var code = make(Map.of("percent", 100));
        var aziza = Cast.aziza(port);

        var order = order(aziza, code);

        assertThat(order.text("status")).isEqualTo("paid");
        assertThat(order.body().at("/amount/amount").asString()).isEqualTo("0.00");
        assertThat(order.body().path("credits").asInt()).isEqualTo(1);
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("basic");
        Books.agree(product, aziza.accountId());
    }

    @Test
    void aWishKeepsItsCouponUntilItIsDecided() {
        var code = make(Map.of("percent", 10, "totalUses", 1));
        var aziza = Cast.aziza(port);
        var wish = Map.of("plan", "basic", "period", "monthly", "coupon", code);
        var id = aziza.api().post("/api/v1/plan-requests", wish).text("id");
        assertThat(order(Cast.chingiz(port), code).text("code")).isEqualTo("coupon_used_up");
        aziza.api().delete("/api/v1/plan-requests/" + id);

        var again = aziza.api().post("/api/v1/plan-requests", wish);
        assertThat(again.text("coupon")).isEqualTo(code);
        var granted = admin()
                .post("/api/v1/admin/plan-requests/" + again.text("id") + "/grant", Map.of("period", "monthly", "amount", "261000.00"));

        var order = aziza.api().get("/api/v1/orders/" + granted.text("orderId")).body();
        assertThat(order.path("coupon").asString()).isEqualTo(code);
        assertThat(order.at("/listPrice/amount").asString()).isEqualTo("290000.00");
        Books.agree(product, aziza.accountId());
    }

    @Test
    void theMailsCouponIsForOnePersonOnce() {
        var aziza = Cast.aziza(port);
        var account = new AccountId(UUID.fromString(aziza.accountId()));

        var code = coupons.personal(account, 10, Duration.ofDays(7), "");

        assertThat(code).matches("SAVE10_UZ_20\\d\\d_[A-Z2-9]{6}");
        assertThat(order(Cast.chingiz(port), code).text("code")).isEqualTo("coupon_unknown");
        assertThat(order(aziza, code).status()).isEqualTo(201);
        assertThat(order(aziza, code).status()).isEqualTo(422);
    }

    @Test
    void aNamelessCouponGetsANameThatSaysWhatItDoes() {
        var made = admin().post("/api/v1/admin/coupons", Map.of("percent", 37));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("code")).matches("SAVE37_UZ_20\\d\\d(_[A-Z2-9]{6})?");
        assertThat(admin().post("/api/v1/admin/coupons", Map.of("percent", 37)).text("code"))
                .isNotEqualTo(made.text("code"));
        assertThat(admin().post("/api/v1/admin/coupons", Map.of("percent", 101)).status()).isEqualTo(422);
        assertThat(admin().post("/api/v1/admin/coupons", Map.of()).status()).isEqualTo(422);
        assertThat(admin()
                        .post("/api/v1/admin/coupons", Map.of("percent", 5, "code", made.text("code")))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aFractionIsNeverCutOffAndAMisspeltFieldMakesNoCoupon() {
        for (var wrong : List.of(
                Map.<String, Object>of("percent", 12.5),
                Map.<String, Object>of("percent", "many"),
                Map.<String, Object>of("percent", 10, "totalUses", 2.9),
                Map.<String, Object>of("percent", 10, "usesPerAccount", 0),
                Map.<String, Object>of("percent", 10, "maxUses", 5))) {
            var field = wrong.keySet().stream().filter(one -> wrong.size() == 1 || !one.equals("percent")).findFirst().orElseThrow();

            var refused = admin().post("/api/v1/admin/coupons", wrong);

            assertThat(refused.status()).as("%s", wrong).isEqualTo(422);
            assertThat(refused.text("field")).isEqualTo(field);
        }
        var code = make(Map.of("percent", 10));
        assertThat(admin().call("PATCH", "/api/v1/admin/coupons/" + code, Map.of("uses", 5), Map.of()).text("code"))
                .isEqualTo("unknown_field");
    }

    @Test
    void noDiscountIsEverMoreThanThePriceAndSoumStayWhole() {
        var dice = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            var price = new Money(100L * dice.nextInt(1, 20_000_000), "UZS");
            var coupon = new Coupon(
                    "X", 1 + dice.nextInt(100), Map.of(), null, null, null, Set.of(), Set.of(), null, "", false, Instant.EPOCH, "");
            var off = coupon.discount(price).minor();
            assertThat(off).isBetween(0L, price.minor());
            assertThat(off % 100).isZero();
            assertThat(Math.abs(off * 100 - price.minor() * coupon.percent())).isLessThanOrEqualTo(50 * 100);
        }
    }

    /** Logs in once for all tests: log-ins in a row are slowed down. */
    private Api admin() {
        if (admin == null) {
            admin = Cast.admin(port);
        }
        return admin;
    }

    private String make(Map<String, Object> wish) {
        var named = new HashMap<>(wish);
        named.put("code", "T" + UUID.randomUUID().toString().substring(0, 12));
        var made = admin().post("/api/v1/admin/coupons", named);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.text("code");
    }

    private static Api.Reply order(Cast.Owner owner, String coupon) {
        return owner.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual", "coupon", coupon));
    }

    private static String reason(Cast.Owner owner, String coupon) {
        return owner.api().get("/api/v1/coupons/" + coupon + "?plan=basic").text("reason");
    }
}
