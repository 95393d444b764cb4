package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;

/** What staff see of the platform's money: revenue, and what there is to do. */
@ProductTest
class StaffMoneyTests {

    @LocalServerPort
    int port;

    @Test
    void revenueIsToldByMonthWayPlanAndCurrency() {
        var admin = Cast.admin(port);
        var before = came(admin, "UZS");
        var dollars = came(admin, "USD");
        var aziza = Cast.aziza(port);
        pay(admin, aziza, "UZS");
        var order = pay(admin, aziza, "USD");
        admin.post("/api/v1/admin/orders/" + order + "/refund", Map.of("amount", "5.00"));

        assertThat(came(admin, "UZS").subtract(before)).isEqualByComparingTo("290000");
        assertThat(came(admin, "USD").subtract(dollars)).isEqualByComparingTo("19");
    }

    @Test
    void moneyThatNoOrderNeedsIsATask() {
        var admin = Cast.admin(port);
        var aziza = Cast.aziza(port);
        var order = order(aziza, "UZS");
        admin.post("/api/v1/admin/orders/" + order + "/paid", Map.of("amount", "291234.00"));

        var tasks = admin.get("/api/v1/admin/payment-tasks").body().path("items");

        assertThat(tasks.valueStream()
                        .filter(task -> task.path("accountId").asString("").equals(aziza.accountId()))
                        .map(task -> task.path("kind").asString() + " " + task.at("/amount/amount").asString())
                        .toList())
                .containsExactly("credit 1234.00");
    }

    /** Nothing is left out or told twice, however many came at one moment. */
    @Test
    void ordersAndCouponsAreReadPageByPage() {
        var admin = Cast.admin(port);
        var aziza = Cast.aziza(port);
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(order(aziza, "UZS"));
            admin.post("/api/v1/admin/coupons", Map.of("percent", 10));
        }

        assertThat(pages(aziza.api(), "/api/v1/orders", "id")).containsExactlyElementsOf(made);
        assertThat(pages(admin, "/api/v1/admin/payments", "id")).containsAll(made).doesNotHaveDuplicates();
        assertThat(pages(admin, "/api/v1/admin/coupons", "code")).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    }

    private static List<String> pages(Api who, String address, String name) {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = who.get(address + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).body();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(item -> all.add(item.path(name).asString()));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void thePlansOnOfferAnswerToHeadToo() {
        assertThat(new Api(port).call("HEAD", "/api/v1/plans", null, Map.of()).status()).isEqualTo(200);
    }

    private static BigDecimal came(Api admin, String currency) {
        return admin.get("/api/v1/admin/revenue").body().path("items").valueStream()
                .filter(line -> line.path("currency").asString().equals(currency)
                        && line.path("provider").asString().equals("manual")
                        && line.path("plan").asString().equals("basic"))
                .map(line -> new BigDecimal(line.path("kept").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String pay(Api admin, Cast.Owner owner, String currency) {
        var order = order(owner, currency);
        admin.post("/api/v1/admin/orders/" + order + "/paid", Map.of());
        return order;
    }

    private static String order(Cast.Owner owner, String currency) {
        return owner.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual", "currency", currency))
                .text("id");
    }
}
