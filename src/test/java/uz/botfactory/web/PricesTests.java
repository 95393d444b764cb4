package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Visitor;

/** Whoever misses something in their plan is led to the plans that have it. */
@ProductTest
class PricesTests {

    @LocalServerPort
    int port;

    private Visitor aziza;

    @BeforeEach
    void azizaIsThere() {
        aziza = new Visitor(port);
    }

    @ParameterizedTest
    @CsvSource({
        "uz,      1 tadan koʻp bot: belgilangan tariflarda bor.",
        "uz-cyrl, 1 тадан кўп бот: белгиланган тарифларда бор.",
        "ru,      'Ботов больше, чем 1: есть в отмеченных тарифах.'",
        "en,      More bots than 1: the marked plans have it.",
    })
    void aLimitLeadsToThePlansThatGiveMore(String language, String words) {
        aziza.register("Aziza Karimova");
        var made = aziza.submit(aziza.open("/uz/bots/new"), "/bots", Map.of("name", "Choyxona"));
        var bot = made.location().replaceAll(".*/bots/([0-9a-f-]{36}).*", "$1");

        var refused = aziza.post(
                "/" + language + "/bots/" + bot + "/copy", Map.of("_csrf", aziza.formToken("/uz/bots/" + bot + "/settings")));

        assertThat(refused.status()).isEqualTo(402);
        var way = refused.html().select("main .btn-primary").attr("href");
        assertThat(way).isEqualTo("/" + language + "/prices?limit=bots&than=1");
        var prices = aziza.open(way).html();
        assertThat(prices.select("h1 + .lead-line").text()).isEqualTo(words);
        assertThat(prices.select(".plan-first").eachAttr("id")).containsExactly("plan-premium", "plan-business", "plan-enterprise");
        assertThat(prices.select(".periods a").first().attr("href")).contains("limit=bots&than=1");
    }

    @ParameterizedTest
    @CsvSource({
        "feature=team,            Work as a team: the marked plans have it.,           plan-business plan-enterprise",
        "feature=api,             API keys: the marked plans have it.,                 plan-enterprise",
        "channel=whatsapp,        WhatsApp: the marked plans have it.,                 plan-basic plan-premium plan-business plan-enterprise",
        "limit=answers&than=3000, More answers than 3 000: the marked plans have it., plan-premium plan-business plan-enterprise",
    })
    void whatIsLookedForIsSaidAndThePlansThatHaveItAreMarked(String wanted, String words, String marked) {
        var prices = aziza.open("/en/prices?" + wanted).html();

        assertThat(prices.select("h1 + .lead-line").text().replace('\u00a0', ' ')).isEqualTo(words);
        assertThat(String.join(" ", prices.select(".plan-first").eachAttr("id"))).isEqualTo(marked);
        assertThat(String.join(" ", prices.select(".jumps a").eachAttr("href")).replace("#", "")).isEqualTo(marked);
        assertThat(prices.select(".plan-first .plan-flag")).hasSize(marked.split(" ").length);
    }

    @Test
    void whatNoPlanHasIsSaidWithTheWayToUs() {
        var lead = aziza.open("/en/prices?limit=test_answers&than=1000000").html().select("h1 + .lead-line");
        var nothing = aziza.open("/en/prices?feature=announcements&channel=fax&limit=luck").html();

        assertThat(lead.text()).contains("test answers").doesNotContain("web.prices");
        assertThat(nothing.select("h1 + .lead-line").text()).startsWith("Try it for free first");
        assertThat(nothing.select(".plan-first").eachAttr("id")).containsExactly("plan-basic");
    }
}
