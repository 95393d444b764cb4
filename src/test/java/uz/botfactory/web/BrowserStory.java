package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Cast;

/** The product in a real browser, one for all tests of a class. */
@ProductTest
abstract class BrowserStory {

    static Browser browser;

    @LocalServerPort
    int port;

    @BeforeAll
    static void open() {
        browser = Browser.start();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    final String url(String path) {
        return "http://localhost:" + port + path;
    }

    final void signsIn(Page page, String login) {
        page.navigate(url("/uz/login"));
        page.locator("form input[name=login]").fill(login);
        page.locator("form input[type=password]").fill(Cast.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/home");
    }

    /** The page as everybody must be able to use it. */
    final void look(Page page, String path, ColorScheme theme) {
        var trouble = trouble(page);
        page.navigate(url(path));
        var where = path + " " + theme;
        Browser.assertNoSidewaysScroll(page, where);
        Browser.assertAccessible(page, where);
        assertThat(page.locator("h1").count()).as("headings of " + where).isEqualTo(1);
        if (!path.endsWith("nothing-here")) {
            assertThat(trouble).as(where).isEmpty();
        }
    }

    /** Everything the browser complains about from now on. */
    static List<String> trouble(Page page) {
        var trouble = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                trouble.add(message.text());
            }
        });
        page.onPageError(trouble::add);
        return trouble;
    }
}
