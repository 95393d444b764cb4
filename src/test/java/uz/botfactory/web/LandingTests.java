package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.knowledge.Document;
import uz.botfactory.knowledge.Library;
import uz.botfactory.world.Visitor;

/** Visitors meet a bot that answers, also without JavaScript, and prices for the period they choose. */
@ProductTest
class LandingTests {

    @LocalServerPort
    int port;

    @Autowired
    DemoBot bot;

    @Autowired
    Library library;

    private Visitor visitor;

    @BeforeEach
    void open() {
        visitor = new Visitor(port);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::knowsTheProduct);
    }

    @Test
    void theDemoBotAnswersWithoutJavaScript() {
        var answered = ask("Premium tarifi qancha turadi?");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.html().select(".bubble-mine").text()).isEqualTo("Premium tarifi qancha turadi?");
        assertThat(answered.html().select(".bubbles").text()).contains("590 000");
    }

    @Test
    void anEmptyQuestionChangesNothing() {
        assertThat(ask("   ").html().select(".bubble-mine")).isEmpty();
    }

    @Test
    void aQuestionWithoutEndIsRefusedKindly() {
        assertThat(ask("a".repeat(501)).html().select(".bubble-note").text()).contains("juda uzun");
    }

    @Test
    void pricesFollowTheChosenPeriod() {
        assertThat(prices("monthly")).contains("290 000 soʻm");
        assertThat(prices("annual")).contains("2 958 000 soʻm");
        assertThat(prices("never")).contains("290 000 soʻm");
    }

    @Test
    void searchEnginesFindEveryOpenPageInEveryLanguage() {
        assertThat(visitor.open("/sitemap.xml").raw().body()).contains("/uz/</loc>", "/ru/prices</loc>", "/uz-cyrl/help</loc>");
        assertThat(visitor.open("/robots.txt").raw().body()).contains("Disallow: /api/").contains("/sitemap.xml");
    }

    private Visitor.Page ask(String question) {
        return visitor.submit(visitor.open("/uz/"), "/chat/demo#thread", Map.of("question", question));
    }

    private String prices(String period) {
        return visitor.open("/uz/prices?period=" + period).html().select(".plans").text();
    }

    private boolean knowsTheProduct() {
        return bot.place()
                .map(place -> library.of(place.accountId(), place.botId()))
                .filter(documents -> documents.size() == 3 && documents.stream().allMatch(Document::answers))
                .isPresent();
    }
}
