package uz.botfactory.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** Staff edit the plans on offer on a page. */
@ProductTest
class CataloguePageTests {

    @LocalServerPort
    int port;

    private Visitor staff;

    @BeforeEach
    void staffIsIn() {
        staff = new Visitor(port);
        staff.submit(staff.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
    }

    @Test
    void anUnchangedFormChangesNothing() {
        var page = staff.open("/uz/admin/plans/business");
        var saved = staff.follow(staff.submit(page, "/admin/plans/business", Map.of()));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.html().select("#editions")).isEmpty();
    }

    @Test
    void aNewPlanIsMadeChangedAndHidden() {
        var blank = staff.open("/en/admin/plans/new");
        var made = staff.submit(blank, "/admin/plans/new", Map.ofEntries(
                Map.entry("code", "bazaar"),
                Map.entry("name.uz", "Bozor"), Map.entry("name.ru", "Базар"), Map.entry("name.en", "Bazaar"),
                Map.entry("description.uz", "Rastalar uchun."), Map.entry("description.ru", "Для рядов."), Map.entry("description.en", "For stalls."),
                Map.entry("priceUzs", "99 000"), Map.entry("priceUsd", "8,50"),
                Map.entry("limits.bots", "1"), Map.entry("limits.answersAMonth", "500"),
                Map.entry("fiscal.ikpu", "10305001001000000"), Map.entry("fiscal.packageCode", "1495086"), Map.entry("fiscal.vatPercent", "12")));
        assertThat(made.location()).endsWith("/en/admin/plans");
        assertThat(plan("bazaar")).contains("99000.00").contains("8.50");

        var dearer = staff.submit(staff.open("/en/admin/plans/bazaar"), "/admin/plans/bazaar", Map.of("priceUzs", "119000"));
        assertThat(staff.follow(dearer).html().select("#editions")).hasSize(1);
        assertThat(plan("bazaar")).contains("119000.00").doesNotContain("99000.00");

        var form = staff.open("/en/admin/plans/bazaar");
        form.html().select("input[name=visible]").removeAttr("checked");
        staff.submit(form, "/admin/plans/bazaar", Map.of());
        assertThat(plan("bazaar")).contains("\"visible\":false");
    }

    @Test
    void aWrongFieldIsNamedAndNothingIsLost() {
        var page = staff.open("/ru/admin/plans/premium");
        var refused = staff.submit(page, "/admin/plans/premium", Map.of("fiscal.ikpu", "123", "description.ru", "Новое описание"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorAt("fiscal.ikpu")).contains("17");
        assertThat(refused.html().select("textarea[name='description.ru']").text()).isEqualTo("Новое описание");
        assertThat(staff.open("/ru/admin/plans/premium").html().select("textarea[name='description.ru']").text()).isNotEqualTo("Новое описание");
    }

    @Test
    void aPlanIsGrantedExtendedAndEndedWithReasonsThatStay() {
        var aziza = Cast.aziza(port);
        var address = "/admin/users/" + aziza.id() + "/plan";

        staff.submit(staff.open("/uz" + address), address + "/grant", Map.of("plan", "premium", "period", "quarterly", "reason", "Sovgʻa"));
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("premium");
        var refused = staff.follow(staff.submit(staff.open("/uz" + address), address + "/extend", Map.of("days", "9999")));
        assertThat(refused.html().select(".alert-danger")).isNotEmpty();
        staff.submit(staff.open("/uz" + address), address + "/extend", Map.of("days", "5", "reason", "Uzr"));
        staff.submit(staff.open("/uz" + address), address + "/notes", Map.of("text", "Qoʻngʻiroq qildim"));
        staff.submit(staff.open("/uz" + address), address + "/end", Map.of("reason", "Oʻzi soʻradi"));

        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/status").asString()).isEqualTo("ended");
        var page = staff.open("/uz" + address).html();
        assertThat(page.text()).contains("Sovgʻa", "Uzr", "Oʻzi soʻradi", "Qoʻngʻiroq qildim");
    }

    private String plan(String code) {
        return new Api(port).get("/api/v1/plans").body().path("items").valueStream()
                .filter(plan -> plan.path("code").asString().equals(code))
                .findFirst()
                .map(Object::toString)
                .orElse("");
    }
}
