package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.world.Cast;

/** Invoices for a bank transfer. */
@ProductTest
class InvoicesTests {

    private static final Map<String, String> OURS = Map.of(
            "name", "“BOTFACTORY” MChJ",
            "address", "Toshkent, Тошкент шаҳри, Чилонзор тумани",
            "taxId", "301234567",
            "bank", "“Kapitalbank” ATB",
            "bankCode", "01018",
            "account", "20208000900123456001");

    @LocalServerPort
    int port;

    @Autowired
    Invoices invoices;

    @Test
    void numbersThatCannotBeRightAreRefusedAtTheirField() {
        var admin = Cast.admin(port);
        Map.of("taxId", "12", "bankCode", "0101", "account", "2020800090012345600A").forEach((field, wrong) -> {
            var wish = new HashMap<>(OURS);
            wish.put(field, wrong);

            var answer = admin.put("/api/v1/admin/requisites", wish);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("field")).isEqualTo(field);
        });
        var grouped = new HashMap<>(OURS);
        grouped.put("account", "2020 8000 9001 2345 6001");
        assertThat(admin.put("/api/v1/admin/requisites", grouped).text("account")).isEqualTo("20208000900123456001");
    }

    @Test
    void anInvoiceTellsWhatToPayWhereAndForWhat() throws IOException {
        var admin = Cast.admin(port);
        admin.put("/api/v1/admin/requisites", OURS);
        var code = admin.post("/api/v1/admin/coupons", Map.of("percent", 10, "code", "INV" + UUID.randomUUID().toString().substring(0, 8)))
                .text("code");
        var aziza = Cast.register(port, "Aziza Gʻulomova 🙂 Ўктам қизи");
        var wish = new HashMap<String, Object>(Map.of("plan", "basic", "period", "annual", "provider", "manual"));
        wish.put("coupon", code);
        var order = aziza.api().post("/api/v1/orders", wish).text("id");

        var reply = aziza.api().get("/api/v1/orders/" + order + "/invoice.pdf");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/pdf");
        var text = text(invoices.pdf(new AccountId(UUID.fromString(aziza.accountId())), order));

        assertThat(text)
                .contains("Toʻlov uchun hisob-faktura № " + order, "Aziza Gʻulomova", "Ўктам қизи", "Тошкент шаҳри")
                .contains("2 958 000 soʻm", "Kupon " + code, "–295 800 soʻm", "2 662 200 soʻm")
                .contains("STIR: 301234567", "20208000900123456001", order + "-sonli buyurtma uchun toʻlov");
        assertThat(Cast.chingiz(port).api().get("/api/v1/orders/" + order + "/invoice.pdf").status()).isEqualTo(404);
    }

    /** The letters of the files are told to stand alone: joined ones that the files lack once made every address in Toshkent fail. */
    @Test
    void everyWordOfOurTextsAndOfAddressesCanBeWritten(@Autowired Texts texts) throws IOException {
        try (var sheet = new InvoiceSheet()) {
            for (var language : UiLanguage.values()) {
                for (var key : texts.keys(UiLanguage.UZ).stream().filter(one -> one.startsWith("payments.invoice.")).toList()) {
                    sheet.line(texts.get(language, key));
                    sheet.strong(texts.get(language, key));
                }
            }
            for (var place : List.of("Toshkent", "Samarqand", "Fargʻona", "Qoʻqon", "Andijon", "Xorazm", "Office 5, first floor")) {
                sheet.line(place);
                sheet.strong(place);
            }
            assertThat(text(sheet.bytes())).contains("Toshkent", "Office 5, first floor");
        }
    }

    @Test
    void theTaxIsContainedInTheAmount() {
        assertThat(Invoices.vat(new Money(11_200, "UZS"), 12).minor()).isEqualTo(1_200);
        assertThat(Invoices.vat(new Money(29_000_000, "UZS"), 12).minor()).isEqualTo(3_107_143);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }
}
