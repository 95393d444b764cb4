package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.plans.Money;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.world.Cast;

/** What people get in hand about their money: receipts by mail, and statements. */
@ProductTest
class ReceiptsTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MoneyWords money;

    @Test
    void aReceiptGoesOutOnceAfterThePaymentAndAfterTheReturn() {
        var aziza = Cast.aziza(port);
        var admin = Cast.admin(port);
        var order = aziza.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual"))
                .text("id");

        admin.post("/api/v1/admin/orders/" + order + "/paid", Map.of());
        admin.post("/api/v1/admin/orders/" + order + "/paid", Map.of());
        await().untilAsserted(() -> assertThat(mails(order)).hasSize(1));
        admin.post("/api/v1/admin/orders/" + order + "/refund", Map.of("amount", "90000.00"));
        await().untilAsserted(() -> assertThat(mails(order)).hasSize(2));

        assertThat(mails(order).getFirst())
                .contains("290\u00a0000 soʻm qabul qilindi", "Asosiy", "30 kun", order, "Assalomu alaykum, Aziza Karimova");
        assertThat(mails(order).getLast()).contains("90\u00a0000 soʻm qaytarildi");
    }

    @Test
    void aStatementTellsAllThatWasBooked() {
        var aziza = Cast.aziza(port);
        var admin = Cast.admin(port);
        var order = aziza.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "manual"))
                .text("id");
        admin.post("/api/v1/admin/orders/" + order + "/paid", Map.of("amount", "300000.00"));
        admin.post("/api/v1/admin/orders/" + order + "/refund", Map.of("amount", "90000.00"));

        var lines = aziza.api().get("/api/v1/statement").body().path("items");
        var what = lines.valueStream().map(line -> line.path("what").asString()).toList();
        assertThat(what).containsExactly("placed", "payment", "grant", "surplus", "refund");
        assertThat(lines.at("/0/charged").asString()).isEqualTo("290000.00");
        assertThat(lines.at("/1/paid").asString()).isEqualTo("290000.00");
        assertThat(lines.at("/3/credit").asString()).isEqualTo("10000.00");
        assertThat(lines.at("/4/paid").asString()).isEqualTo("-90000.00");

        var file = aziza.api().get("/api/v1/statement.csv");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.raw().body()).startsWith("\uFEFFtime,order,what").contains(order + ",payment,basic,monthly,manual");
        var staff = admin.get("/api/v1/admin/users/" + aziza.id() + "/statement.csv");
        assertThat(staff.raw().body()).isEqualTo(file.raw().body());
        assertThat(Cast.chingiz(port).api().get("/api/v1/statement").body().path("items")).isEmpty();
    }

    @Test
    void moneyIsWrittenAsPeopleHereWriteIt() {
        assertThat(money.of(UiLanguage.UZ, new Money(29_000_000, "UZS"))).isEqualTo("290\u00a0000 soʻm");
        assertThat(money.of(UiLanguage.UZ_CYRL, new Money(29_000_050, "UZS"))).isEqualTo("290\u00a0000,50 сўм");
        assertThat(money.of(UiLanguage.RU, new Money(125_000_000, "UZS"))).isEqualTo("1\u00a0250\u00a0000 сум");
        assertThat(money.of(UiLanguage.EN, new Money(2450, "USD"))).isEqualTo("$24.50");
    }

    private List<String> mails(String order) {
        return jdbc.sql("select text from mail_outbox where text like :order order by created_at")
                .param("order", "%" + order + "%")
                .query(String.class)
                .list();
    }
}
