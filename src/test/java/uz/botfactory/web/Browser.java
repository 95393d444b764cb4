package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium, the system's own; where there is none the test says which package is missing. */
final class Browser implements AutoCloseable {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Skips the test where no browser is installed, except on the build server, where that is an error. */
    static Browser start() {
        var program = program();
        if (program.isEmpty()) {
            var missing = "No browser: install the package chromium, or name one in CHROMIUM";
            if (System.getenv("CI") != null) {
                fail(missing);
            }
            Assumptions.abort(missing);
        }
        return new Browser(program.orElseThrow());
    }

    /** A new person's window: nothing is remembered from another. */
    BrowserContext window(int width, int height, ColorScheme theme) {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("uz")
                .setColorScheme(theme));
    }

    /** The same for somebody whose browser runs no scripts. */
    BrowserContext windowWithoutScripts(int width, int height) {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("uz")
                .setJavaScriptEnabled(false));
    }

    /** Presses Tab until the field of this name, or the button or link with these words, has the focus. */
    static void tabTo(Page page, String what) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate(
                    "what => { const e = document.activeElement; return e.name === what && e.type !== 'hidden' || (e.innerText ?? '').trim().includes(what) && /^(A|BUTTON|SUMMARY)$/.test(e.tagName) || e.getAttribute('aria-label') === what; }",
                    what))) {
                return;
            }
        }
        fail(what + " cannot be reached by keyboard at " + page.url());
    }

    /** What the accessibility rules say about the page as it is now; nothing when all is well. */
    static void assertAccessible(Page page, String where) {
        page.evaluate(AXE);
        var found = page.evaluate(
                "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}))"
                        + ".violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))");
        assertThat((List<?>) found).as("accessibility of " + where).isEmpty();
    }

    static void assertNoSidewaysScroll(Page page, String where) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scroll of " + where)
                .isEqualTo(0);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static final String AXE = axe();

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Optional<Path> program() {
        var named = System.getenv("CHROMIUM");
        return Stream.concat(Stream.ofNullable(named), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
