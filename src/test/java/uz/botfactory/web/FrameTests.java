package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uz.botfactory.ProductTest;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Numbers, times and addresses stand on pages as people here write them. */
@ProductTest
class FrameTests {

    private static final Instant NOON = Instant.parse("2026-11-21T07:05:00Z");

    @Autowired
    Texts texts;

    @Autowired
    Assets assets;

    private Frame frame;

    @BeforeEach
    void open() {
        frame = frame(UiLanguage.RU, "/bots/1/knowledge?a=b", BotChooser.Choice.NONE);
    }

    @Test
    void numbersAreGroupedByASpaceThatDoesNotBreak() {
        assertThat(frame.number(290_000)).isEqualTo("290\u00a0000");
        assertThat(frame.money(new BigDecimal("290000.00"), "UZS")).isEqualTo("290\u00a0000 сум");
        assertThat(frame.money(new BigDecimal("24"), "USD")).isEqualTo("$24");
        assertThat(frame.money(new BigDecimal("24.5"), "EUR")).isEqualTo("24,5\u00a0EUR");
        assertThat(frame.bytes(1_500_000)).isEqualTo("1,4 МБ");
        assertThat(frame.bytes(12)).isEqualTo("1 КБ");
    }

    @Test
    void timesAreThoseOfTheReader() {
        assertThat(frame.dateTime(NOON)).isEqualTo("21.11.2026 12:05");
        assertThat(frame.date(NOON)).isEqualTo("21.11.2026");
        assertThat(frame.time(NOON)).isEqualTo("12:05");
    }

    @Test
    void relativeTimesFitTheirNumberAndKeepTheExactOne() {
        assertThat(html(frame.ago(NOON.minusSeconds(20)))).contains(">только что<").contains("title=\"21.11.2026 12:04\"");
        assertThat(html(frame.ago(NOON.minus(Duration.ofMinutes(22))))).contains(">22 минуты назад<");
        assertThat(html(frame.ago(NOON.minus(Duration.ofHours(5))))).contains(">5 часов назад<");
        assertThat(html(frame.ago(NOON.minus(Duration.ofDays(1))))).contains(">1 день назад<");
        assertThat(html(frame.ago(NOON.minus(Duration.ofDays(30))))).contains(">22.10.2026<");
    }

    @Test
    void phonesAreReadable() {
        assertThat(frame.phone("+998901234567")).isEqualTo("+998 90 123 45 67");
        assertThat(frame.phone("+77011234567")).isEqualTo("+77011234567");
    }

    @Test
    void addressesCarryTheLanguageAndTheSwitchKeepsThePage() {
        assertThat(frame.href("/bots")).isEqualTo("/ru/bots");
        assertThat(frame.languages()).extracting(LanguageLink::href)
                .containsExactly("/uz/bots/1/knowledge?a=b", "/uz-cyrl/bots/1/knowledge?a=b", "/ru/bots/1/knowledge?a=b", "/en/bots/1/knowledge?a=b");
        assertThat(frame.languages()).filteredOn(LanguageLink::current).extracting(LanguageLink::label).containsExactly("Русский");
    }

    @Test
    void aPlaceKnowsWhetherItIsThisPage() {
        assertThat(frame.at("/bots")).isTrue();
        assertThat(frame.at("/bot")).isFalse();
    }

    @Test
    void theChooserKeepsTheSection() {
        var first = new ChosenBot("1", "Choyxona");
        var second = new ChosenBot("2", "Gulzor");
        var page = frame(UiLanguage.UZ, "/bots/1/knowledge/77?x=1", new BotChooser.Choice(List.of(first, second), first));

        assertThat(page.sameFor(second)).isEqualTo("/uz/bots/2/knowledge");
        assertThat(page.atBot("/knowledge")).isTrue();
        assertThat(page.botHref("/chat")).isEqualTo("/uz/bots/1/chat");
    }

    @Test
    void iconsAreDrawnIntoThePage() {
        assertThat(html(frame.icon("house"))).startsWith("<svg class=\"icon\" aria-hidden=\"true\"").contains("<path");
    }

    @Test
    void staticFilesCarryTheirContentInTheirName() {
        assertThat(frame.asset("css/app.css")).matches("/assets/css/app-[0-9a-f]{32}\\.css");
        assertThat(frame.asset("htmx.org/2.0.10/dist/htmx.min.js")).matches("/assets/htmx\\.org/2\\.0\\.10/dist/htmx\\.min-[0-9a-f]{32}\\.js");
    }

    private Frame frame(UiLanguage language, String path, BotChooser.Choice choice) {
        return new Frame(
                texts,
                language,
                List.of(UiLanguage.values()),
                path,
                "https://botfactory.uz",
                "",
                null,
                choice,
                null,
                Frame.Told.NOTHING,
                assets,
                new InterfaceSettings(List.of("uz"), new InterfaceSettings.Support(null, null)),
                ZoneId.of("Asia/Tashkent"),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static String html(Content content) {
        var out = new StringOutput();
        content.writeTo(out);
        return out.toString();
    }
}
