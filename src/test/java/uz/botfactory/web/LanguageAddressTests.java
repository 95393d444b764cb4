package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.botfactory.web.Visitor.location;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;

/** The address of every page carries its language, and only the addresses of pages do. */
@ProductTest
class LanguageAddressTests {

    @LocalServerPort
    int port;

    private Visitor visitor;

    @BeforeEach
    void start() {
        visitor = new Visitor(port);
    }

    @ParameterizedTest
    @CsvSource({"uz,uz-Latn", "uz-cyrl,uz-Cyrl", "ru,ru", "en,en"})
    void thePageIsInTheLanguageOfItsAddress(String code, String tag) {
        var page = visitor.opens("/" + code + "/help");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Language")).hasValue(tag);
        assertThat(page.body()).contains("<html lang=\"" + tag + "\"").contains("href=\"/" + code + "/prices\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru-RU,ru;q=0.9,en;q=0.5 | ru",
                "de,en;q=0.7 | en",
                "uz-Cyrl-UZ | uz-cyrl",
                "uz | uz",
                "fr,de | uz",
                "* | uz",
                "ru;q=0, en;q=0.2 | en"
            })
    void theFirstVisitFollowsTheBrowser(String header, String code) {
        assertThat(location(visitor.opens("/help?a=b", "Accept-Language", header)))
                .isEqualTo("/" + code + "/help?a=b");
    }

    @Test
    void aHeaderThatIsNoListOfLanguagesMeansUzbek() {
        assertThat(location(visitor.opens("/", "Accept-Language", ";;=%%"))).isEqualTo("/uz/");
    }

    @Test
    void theChoiceIsKept() {
        var cookie = visitor.opens("/ru/help").headers().firstValue("Set-Cookie").orElse("");

        assertThat(cookie).startsWith("lang=ru;").contains("SameSite=Lax");
        assertThat(location(visitor.opens("/", "Cookie", "lang=ru", "Accept-Language", "en"))).isEqualTo("/ru/");
    }

    @Test
    void aLanguageNobodyOffersIsNoLanguage() {
        assertThat(visitor.opens("/fr/help", "Accept-Language", "en").statusCode()).isIn(302, 404);
        assertThat(location(visitor.opens("/", "Cookie", "lang=xx", "Accept-Language", "en"))).isEqualTo("/en/");
    }

    @Test
    void redirectsKeepTheLanguage() {
        assertThat(location(visitor.opens("/ru/theme?to=dark&back=/prices"))).isEqualTo("/ru/prices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/health/live", "/metrics", "/v3/api-docs", "/robots.txt", "/favicon.ico"})
    void addressesForProgramsHaveNoLanguage(String path) {
        assertThat(visitor.opens(path, "Accept-Language", "ru").statusCode()).isNotEqualTo(302);
    }

    @Test
    void aForeignAddressToGoBackToIsRefused() {
        assertThat(location(visitor.opens("/ru/theme?to=dark&back=//evil.example"))).isEqualTo("/ru/");
        assertThat(location(visitor.opens("/ru/theme?to=dark&back=https://evil.example"))).isEqualTo("/ru/");
        assertThat(location(visitor.opens("/ru/theme?to=dark&back=/%5Cevil.example"))).isEqualTo("/ru/");
    }

    @Test
    void headIsAnsweredLikeGet() {
        var answer = visitor.sends("HEAD", "/uz/help", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
