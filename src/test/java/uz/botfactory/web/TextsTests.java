package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Visitor;

/** The texts that bind us are the staff's to change. */
@ProductTest
class TextsTests {

    @LocalServerPort
    int port;

    private Visitor staff;

    @BeforeEach
    void staffIsIn() {
        staff = new Visitor(port);
        staff.submit(staff.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
    }

    @Test
    void whatStaffWritesIsWhatVisitorsReadUntilItIsTakenBack() {
        var shipped = new Visitor(port).open("/uz/refund").html().select("article").text();

        staff.submit(staff.open("/uz/admin/texts/refund/uz"), "/admin/texts/refund/uz", Map.of("text", "## Qaytarish\n\nUch kun ichida <b>qaytaramiz</b>."));

        var page = new Visitor(port).open("/uz/refund").html();
        assertThat(page.select("article h2").text()).isEqualTo("Qaytarish");
        assertThat(page.select("article").text()).contains("Uch kun ichida <b>qaytaramiz</b>.");
        assertThat(new Visitor(port).open("/uz-cyrl/refund").html().select("article").text()).contains("Уч кун ичида");

        staff.submit(staff.open("/uz/admin/texts/refund/uz"), "/admin/texts/refund/uz", Map.of("text", ""));
        assertThat(new Visitor(port).open("/uz/refund").html().select("article").text()).isEqualTo(shipped);
    }

    @Test
    void aPreviewIsSeenByNobodyElse() {
        var page = staff.submit(
                staff.open("/ru/admin/texts/offer/ru"), "/admin/texts/offer/ru", Map.of("text", "**Оферта** на пробу", "preview", "true"));

        assertThat(page.html().select("article strong").text()).isEqualTo("Оферта");
        assertThat(new Visitor(port).open("/ru/offer").html().text()).doesNotContain("на пробу");
    }

    @Test
    void otherTextsAndScriptsAreNotThere() {
        assertThat(staff.open("/uz/admin/texts/landing/uz").status()).isEqualTo(404);
        assertThat(staff.open("/uz/admin/texts/offer/uz-cyrl").status()).isEqualTo(404);
    }
}
