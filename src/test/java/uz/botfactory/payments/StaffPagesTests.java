package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** What the platform's staff do about money on their pages. */
@ProductTest
class StaffPagesTests {

    @LocalServerPort
    int port;

    private Visitor staff;
    private Cast.Owner aziza;

    @BeforeEach
    void staffIsIn() {
        staff = new Visitor(port);
        staff.submit(staff.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        aziza = Cast.aziza(port);
    }

    @Test
    void aWishIsGrantedForMoneyThatCameAndGivenBackOnThePageOfItsOrder() {
        var wish = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "monthly")).text("id");
        assertThat(staff.open("/ru/admin/requests").html().text()).contains("Aziza Karimova");

        staff.submit(staff.open("/uz/admin/requests"), "/admin/requests/" + wish + "/grant", Map.of("period", "monthly", "received", "290 000"));

        assertThat(plan()).isEqualTo("basic");
        var order = aziza.api().get("/api/v1/orders").body().at("/items/0/id").asString();
        var page = staff.open("/en/admin/orders/" + order);
        assertThat(page.html().select("[aria-labelledby=ledger]").text()).contains("Money at Bank transfer", "Due from the customer", "Money received", "Basic, 30 days");
        assertThat(staff.open("/ru/admin/orders/" + order).html().select("[aria-labelledby=ledger]").text())
                .contains("Деньги: Банковский перевод", "сотрудники платформы", "Базовый, 30 дней")
                .doesNotContain("receivable", "basic monthly");

        var given = staff.submit(page, "/admin/orders/" + order + "/refund", Map.of("amount", "90000", "note", "Kelishuv"));
        assertThat(staff.follow(given).html().select("#refunds").first().parent().text()).contains("90 000", "Kelishuv");
        staff.submit(page, "/admin/orders/" + order + "/refund", Map.of("amount", "90000"));
        assertThat(aziza.api().get("/api/v1/orders/" + order).text("status")).isEqualTo("partially_refunded");
        assertThat(staff.open("/en/admin/orders/" + order).html().select("form[action$=refund] input[name=amount]").val())
                .as("a form sent twice gives back once")
                .isEqualTo("200000.00");
    }

    /** The page's address says the language, whatever the member of staff chose for mails. */
    @Test
    void plansAndTheirStoryAreToldInTheLanguageOfThePage() {
        aziza.api().post("/api/v1/plan-requests", Map.of("plan", "premium", "period", "monthly"));
        assertThat(staff.open("/en/admin/requests").html().text()).contains("Now: Free trial").doesNotContain("Bepul sinov");

        var order = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual")).text("id");
        staff.submit(staff.open("/uz/admin/orders/" + order), "/admin/orders/" + order + "/paid", Map.of());
        assertThat(staff.open("/ru/admin/revenue").html().select("[aria-labelledby=months]").text()).contains("Базовый").doesNotContain("Asosiy");

        var user = aziza.api().get("/api/v1/me").text("id");
        assertThat(staff.open("/ru/admin/users/" + user + "/plan").html().text())
                .contains("Начался пробный период", "регистрация", "заказ " + order)
                .doesNotContain("Bepul sinov", "registration");
        assertThat(staff.submit(staff.open("/ru/admin/coupons"), "/admin/coupons", Map.of("code", "NOTHING")).html().select(".alert-danger").text())
                .contains("Купон");
    }

    @Test
    void aWishIsDeclinedWithAReasonThatItsOwnerReads() {
        var wish = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "monthly")).text("id");

        staff.submit(staff.open("/uz/admin/requests"), "/admin/requests/" + wish + "/decline", Map.of("reason", "Hujjat yetishmaydi"));

        assertThat(aziza.api().get("/api/v1/plan-requests").body().at("/items/0/reason").asString()).isEqualTo("Hujjat yetishmaydi");
    }

    @Test
    void aWishIsNotDeclinedWithoutAReasonAndTheFieldSaysSo() {
        var wish = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "monthly")).text("id");

        for (var said : Map.of("uz", "Sababini yozing", "ru", "Напишите причину", "en", "Please write the reason").entrySet()) {
            var page = staff.open("/" + said.getKey() + "/admin/requests");
            var refused = staff.submit(page, "/admin/requests/" + wish + "/decline", Map.of("reason", "  "));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errorAt("reason-" + wish)).contains(said.getValue());
            var field = refused.html().getElementById("reason-" + wish);
            assertThat(field.attr("aria-describedby")).isEqualTo("e-reason-" + wish);
            assertThat(field.closest("details").hasAttr("open")).isTrue();
        }
        assertThat(staff.open("/ru/admin/requests/" + wish + "/decline").location()).as("the language switch").endsWith("/ru/admin/requests");
        assertThat(aziza.api().get("/api/v1/plan-requests").body().at("/items/0/status").asString()).isEqualTo("waiting");
    }

    @Test
    void anAmountThatIsNoneIsSaidAtItsFieldAndWhatWasTypedStays() {
        var wish = aziza.api().post("/api/v1/plan-requests", Map.of("plan", "basic", "period", "monthly")).text("id");

        var refused = staff.submit(
                staff.open("/en/admin/requests"),
                "/admin/requests/" + wish + "/grant",
                Map.of("period", "annual", "received", "many", "currency", "USD"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorAt("received-" + wish)).contains("This amount is not valid");
        assertThat(refused.html().getElementById("received-" + wish).val()).isEqualTo("many");
        assertThat(refused.html().select("#period-" + wish + " [selected]").val()).isEqualTo("annual");
        assertThat(refused.html().select("#currency-" + wish + " [selected]").text()).isEqualTo("USD");
    }

    @Test
    void aCouponIsMadeUsedAndSwitchedOff() {
        var code = "BAHOR" + System.nanoTime() % 1_000_000;
        staff.submit(staff.open("/uz/admin/coupons"), "/admin/coupons", Map.of("code", code, "percent", "10"));

        var order = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual", "coupon", code));
        assertThat(order.body().at("/amount/amount").asString()).isEqualTo("261000.00");
        staff.submit(staff.open("/uz/admin/orders/" + order.text("id")), "/admin/orders/" + order.text("id") + "/paid", Map.of());
        assertThat(row(code)).contains("261 000").contains("29 000");

        staff.submit(staff.open("/uz/admin/coupons"), "/admin/coupons/" + code + "/disabled", Map.of());
        var refused = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual", "coupon", code));
        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void aCouponWithoutAValueIsNotMade() {
        var refused = staff.submit(staff.open("/en/admin/coupons"), "/admin/coupons", Map.of("code", "NOTHING"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".alert-danger")).isNotEmpty();
    }

    @Test
    void revenueTheRateAndBankDetailsStandOnOnePage() {
        var order = aziza.api().post("/api/v1/orders", Map.of("plan", "premium", "period", "monthly", "provider", "manual")).text("id");
        staff.submit(staff.open("/uz/admin/orders/" + order), "/admin/orders/" + order + "/paid", Map.of());

        staff.submit(staff.open("/ru/admin/revenue"), "/admin/revenue/dollar-rate", Map.of("rate", "12 650,50"));
        staff.submit(staff.open("/ru/admin/revenue"), "/admin/revenue/requisites", Map.of("name", "Choyxona MChJ", "taxId", "301234567"));

        var page = staff.open("/ru/admin/revenue").html();
        assertThat(page.select("[aria-labelledby=months] tbody tr")).isNotEmpty();
        assertThat(page.select("input[name=rate]").val()).isEqualTo("12650.50");
        assertThat(page.select("input[name=taxId]").val()).isEqualTo("301234567");
    }

    private String plan() {
        return aziza.api().get("/api/v1/me").body().at("/plan/code").asString();
    }

    private String row(String code) {
        return staff.open("/uz/admin/coupons").html().select("tbody tr").stream()
                .filter(row -> row.text().contains(code))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
