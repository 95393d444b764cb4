package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Visitor;

/** An owner teaches a bot by pages, in a browser without JavaScript. */
@ProductTest
class KnowledgePagesTests {

    @LocalServerPort
    int port;

    private Visitor aziza;
    private String knowledge;

    @BeforeEach
    void azizaHasABot() {
        aziza = new Visitor(port);
        aziza.register("Aziza Karimova");
        var made = aziza.submit(aziza.open("/uz/bots/new"), "/bots", Map.of("name", "Choyxona"));
        knowledge = made.location().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        assertThat(knowledge).endsWith("/knowledge");
    }

    @Test
    void anEmptyListOffersASampleThatIsSoonKnown() {
        var empty = aziza.open(knowledge);
        assertThat(empty.html().select(".empty")).hasSize(1);
        var taken = aziza.submit(empty, "/knowledge/sample", Map.of());
        assertThat(taken.status()).isEqualTo(302);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(aziza.open(knowledge).html().select(".document .text-bg-success")).hasSize(1));
        assertThat(aziza.open(knowledge + "?q=osh+qancha+turadi").html().select("#found .passage-text").text()).contains("45 000");
    }

    @Test
    void aTextIsAddedShownChangedAndDeleted() {
        aziza.submit(aziza.open(knowledge), "/knowledge/texts", Map.of("title", "Yetkazish", "text", "Yetkazib berish 20 000 so'm."));
        String document = ready();
        var page = aziza.open(document);
        assertThat(page.html().select(".passage-text").text()).isEqualTo("Yetkazib berish 20 000 so'm.");
        assertThat(page.html().select("h1[translate=no]").text()).isEqualTo("Yetkazish");
        assertThat(page.html().select("textarea[name=text]").val()).isEqualTo("Yetkazib berish 20 000 so'm.");
        aziza.submit(page, "/knowledge/texts", Map.of("text", "Yetkazib berish bepul."));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(aziza.open(document).html().select(".passage-text").text()).isEqualTo("Yetkazib berish bepul."));
        var deleted = aziza.submit(aziza.open(document), "/delete", Map.of());
        assertThat(deleted.status()).isEqualTo(302);
        assertThat(aziza.post(document + "/delete", Map.of("_csrf", aziza.formToken(knowledge))).status()).isEqualTo(302);
        assertThat(aziza.open(document).status()).isEqualTo(404);
        assertThat(aziza.open(knowledge).html().select(".document")).isEmpty();
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndWhatWasTypedStays() {
        var text = aziza.submit(aziza.open(knowledge), "/knowledge/texts", Map.of("title", "Yetkazish", "text", " "));
        assertThat(text.status()).isEqualTo(422);
        assertThat(text.errorAt("text")).isEqualTo("Matnni yozing.");
        assertThat(text.html().select("input[name=title]").val()).isEqualTo("Yetkazish");
        assertThat(text.html().select("details.teach[open]")).hasSize(1);
        var page = aziza.submit(aziza.open(knowledge), "/knowledge/pages", Map.of("url", "salom"));
        assertThat(page.errorAt("url")).startsWith("Sahifa manzili notoʻgʻri");
        var russian = aziza.open(knowledge.replaceFirst("^/uz/", "/ru/"));
        assertThat(aziza.submit(russian, "/knowledge/answers", Map.of("question", "", "answer", "a")).errorAt("question"))
                .isEqualTo("Напишите вопрос.");
    }

    @Test
    void aBadFileSaysWhatToDoAndTheOldVersionGoesOnAnswering() {
        var token = aziza.formToken(knowledge);
        aziza.upload(knowledge + "/files", token, "narx.txt", "Osh 45 000 so'm turadi.");
        String document = ready();
        aziza.upload(knowledge + "/files", token, "narx.txt", "");
        var list = aziza.open(knowledge);
        assertThat(list.html().select(".document-error").text()).contains("Fayl boʻsh", "oldingi nusxadan");
        assertThat(aziza.open(document).html().select(".passage-text").text()).contains("45 000");
        assertThat(aziza.open(knowledge + "?q=osh").html().select("#found .passage-text").text()).contains("45 000");
    }

    @Test
    void theListAloneAsksForItselfAgainOnlyWhileSomethingIsImported() {
        aziza.submit(aziza.open(knowledge), "/knowledge/answers", Map.of("question", "Manzil?", "answer", "Chilonzor 9"));
        ready();
        assertThat(aziza.open(knowledge + "/documents").html().select("#documents[hx-get]")).isEmpty();
        assertThat(aziza.open(knowledge + "/documents").html().select("h1")).isEmpty();
    }

    /** The address of the only document, once it is ready. */
    private String ready() {
        return await().atMost(Duration.ofSeconds(20)).until(
                () -> aziza.open(knowledge).html().select(".document:has(.text-bg-success) .document-name").attr("href"),
                href -> !href.isEmpty());
    }
}
