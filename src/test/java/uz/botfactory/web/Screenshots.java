package uz.botfactory.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes pictures of every page to a folder, to be looked at by a person. Started by bench/screenshots.sh. */
final class Screenshots {

    private static final List<String> OPEN =
            List.of("/", "/prices", "/help", "/offer", "/privacy", "/refund", "/login", "/register", "/forgot", "/nothing-here");
    private static final List<String> OWN =
            List.of("/home", "/bots", "/bots/new", "/plan", "/plan/requests", "/orders", "/checkout?plan=premium&period=annual", "/profile", "/profile/security", "/ai-key");
    private static final List<String> LANGUAGES = List.of("uz", "ru", "en", "uz-cyrl");
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);

    private final Path folder;
    private final String base;

    private Screenshots(Path folder, String base) {
        this.folder = folder;
        this.base = base;
    }

    /** @param args folder, address of the product, log-in, password; the last three may be left out */
    public static void main(String[] args) {
        var base = args.length > 1 ? args[1] : "http://localhost:8080";
        try (var browser = Browser.start()) {
            new Screenshots(Path.of(args[0]), base)
                    .take(browser, args.length > 3 ? args[2] : null, args.length > 3 ? args[3] : null);
        }
    }

    private void take(Browser browser, String login, String password) {
        int taken = 0;
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                try (var window = browser.window(width, width < 500 ? 740 : 850, theme)) {
                    taken += take(window, OPEN, width, theme);
                    if (login != null) {
                        taken += take(window, pagesOf(window, login, password), width, theme);
                    }
                }
            }
        }
        System.out.println(taken + " pictures in " + folder);
    }

    private int take(BrowserContext window, List<String> paths, int width, ColorScheme theme) {
        var page = window.newPage();
        for (var language : LANGUAGES) {
            for (var path : paths) {
                page.navigate(base + "/" + language + path);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve(name(path, language, width, theme))));
            }
        }
        page.close();
        return paths.size() * LANGUAGES.size();
    }

    private List<String> pagesOf(BrowserContext window, String login, String password) {
        var page = window.newPage();
        page.navigate(base + "/uz/login");
        page.locator("form input[name=login]").fill(login);
        page.locator("form input[type=password]").fill(password);
        page.keyboard().press("Enter");
        page.waitForURL("**/uz/home");
        var paths = new ArrayList<>(OWN);
        for (var link : page.locator(".sidebar a").all()) {
            var path = link.getAttribute("href").replaceFirst("^/uz", "");
            if (!paths.contains(path) && !OPEN.contains(path)) {
                paths.add(path);
            }
        }
        page.close();
        return paths;
    }

    private static String name(String path, String language, int width, ColorScheme theme) {
        var words = path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "x").replaceAll("\\W+", "-").replaceAll("^-|-$", "");
        return (words.isEmpty() ? "landing" : words) + "-" + language + "-" + width + "-" + theme.name().toLowerCase(java.util.Locale.ROOT)
                + ".png";
    }
}
