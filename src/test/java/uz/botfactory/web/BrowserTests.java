package uz.botfactory.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeTelegram;

/** The pages in a real browser: the first five minutes by keyboard alone, and every page for everybody's eyes. */
class BrowserTests extends BrowserStory {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @Test
    void theFirstFiveMinutesNeedNoMouse() {
        try (var window = browser.window(1280, 850, ColorScheme.LIGHT)) {
            var page = window.newPage();
            var trouble = trouble(page);
            registers(page);
            namesTheBot(page);
            teachesIt(page);
            asksIt(page);
            connectsTelegram(page);

            page.navigate(url("/uz/home"));
            assertThat(page.locator(".path")).hasCount(0);
            assertThat(trouble).isEmpty();
        }
    }

    @Test
    void everyPageIsAccessibleOnAPhoneByDayAndByNight() {
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var window = browser.window(360, 740, theme)) {
                var page = window.newPage();
                for (var path : List.of("/", "/prices", "/help", "/offer", "/privacy", "/refund", "/login", "/register", "/forgot", "/nothing-here")) {
                    look(page, "/uz" + path, theme);
                }
                signsIn(window);
                for (var path : pagesOfTheOwner(page)) {
                    look(page, path, theme);
                }
            }
        }
    }

    @Test
    void theDemoBotAnswersOnTheLandingPage() {
        try (var window = browser.window(360, 740, ColorScheme.LIGHT)) {
            var page = window.newPage();
            page.navigate(url("/uz/"));
            page.locator("#question").fill("Sinov davri necha kun?");
            page.keyboard().press("Enter");

            assertThat(page.locator(".bubble-mine")).hasText("Sinov davri necha kun?");
            assertThat(page.locator(".bubbles .bubble:not(.bubble-mine)").last()).isVisible(SOON);
            assertThat(page.locator(".bubble-writing")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        }
    }

    @Test
    void theThemeIsKeptAndTheMenuClosesByKeyboard() {
        try (var window = browser.window(360, 740, ColorScheme.LIGHT)) {
            var page = window.newPage();
            page.navigate(url("/uz/"));
            page.locator(".theme-dark").click();
            assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
            page.reload();
            assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");

            page.locator(".menu > summary").first().click();
            page.keyboard().press("Escape");
            assertThat(page.locator(".menu[open]")).hasCount(0);
        }
    }

    private void registers(Page page) {
        var person = Cast.application("Aziza Karimova");
        page.navigate(url("/uz/register"));
        types(page, "fullName", (String) person.get("fullName"), true);
        types(page, "phone", (String) person.get("phone"), false);
        types(page, "email", (String) person.get("email"), false);
        types(page, "password", (String) person.get("password"), false);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/uz/(home|bots).*"));
    }

    private void namesTheBot(Page page) {
        page.navigate(url("/uz/home"));
        Browser.tabTo(page, "Bot ochish");
        page.keyboard().press("Enter");
        page.waitForURL("**/bots/new");
        types(page, "name", "Chinor choyxonasi", true);
        page.keyboard().press("Enter");
        page.waitForURL("**/knowledge");
    }

    private void teachesIt(Page page) {
        page.navigate(url("/uz/home"));
        Browser.tabTo(page, "Namuna olish");
        page.keyboard().press("Enter");
        page.waitForURL("**/knowledge");
        page.waitForCondition(() -> {
            page.navigate(url("/uz/home"));
            return page.locator(".path-steps .done").count() >= 2;
        });
    }

    private void asksIt(Page page) {
        page.navigate(url("/uz/home"));
        Browser.tabTo(page, "Sinash");
        page.keyboard().press("Enter");
        page.waitForURL("**/chat");
        types(page, "text", "Yetkazib berish qancha turadi?", true);
        page.keyboard().press("Enter");
        assertThat(page.locator(".bubbles").getByText("20 000").first()).isVisible(SOON);
    }

    private void connectsTelegram(Page page) {
        page.navigate(url("/uz/home"));
        Browser.tabTo(page, "Ulash");
        page.keyboard().press("Enter");
        page.waitForURL("**/channels");
        types(page, "token", FakeTelegram.shared().bot().token(), false);
        page.keyboard().press("Enter");
        assertThat(page.locator(".badge.text-bg-success")).isVisible(SOON);
    }

    private static void types(Page page, String field, String text, boolean maybeFocused) {
        boolean there = maybeFocused && field.equals(page.evaluate("document.activeElement.name ?? ''"));
        if (!there) {
            Browser.tabTo(page, field);
        }
        page.keyboard().insertText(text);
    }

    private void signsIn(BrowserContext window) {
        var owner = Cast.aziza(port);
        owner.api().post("/api/v1/bots", Map.of("name", "Gulzor"));
        var page = window.newPage();
        signsIn(page, owner.email());
        page.close();
    }

    private List<String> pagesOfTheOwner(Page page) {
        page.navigate(url("/uz/home"));
        var paths = new ArrayList<String>(List.of("/uz/home", "/uz/bots", "/uz/bots/new", "/uz/plan", "/uz/profile", "/uz/ai-key"));
        for (var link : page.locator(".sidebar a").all()) {
            var path = link.getAttribute("href");
            if (!paths.contains(path)) {
                paths.add(path);
            }
        }
        return paths;
    }
}
