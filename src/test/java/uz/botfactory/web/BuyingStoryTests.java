package uz.botfactory.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakePaymePage;

/** Somebody buys a plan with a coupon in a real browser, through a payment company's page and back, with and without scripts. */
class BuyingStoryTests extends BrowserStory {

    private static final long PRICE_WITH_COUPON = 53_100_000;

    @Autowired
    Clock clock;

    private final FakePaymePage payme = FakePaymePage.shared();

    @Test
    void withScriptsTheCouponIsCheckedWhileItIsTypedAndTheReturnPageWaitsByItself() {
        try (var window = browser.window(1280, 850, ColorScheme.LIGHT)) {
            var page = window.newPage();
            var trouble = trouble(page);
            var coupon = signsInWithCoupon(page);
            choosesPremium(page);
            page.locator("label[for=way-request]").click();
            page.locator("#f-coupon").fill("NOSUCH");
            assertThat(page.locator(".coupon .invalid-feedback")).isVisible();
            assertThat(page.locator("#f-coupon.is-invalid")).hasAttribute("aria-invalid", "true");
            Browser.assertAccessible(page, "a coupon that does not exist");
            page.locator("#f-coupon").fill("");
            page.locator("#f-coupon").pressSequentially(coupon.toLowerCase());
            assertThat(page.locator(".sum-all dd")).hasText("531 000 soʻm");
            assertThat(page.locator(".coupon .valid-feedback")).isVisible();
            assertThat(page.locator("#f-coupon")).not().hasClass(java.util.regex.Pattern.compile("is-invalid"));
            assertThat(page.locator("#way-request")).isChecked();
            page.locator("label[for=way-payme]").click();
            var order = goesToPayme(page);

            comesBack(page);
            assertThat(page.locator("#waiting")).containsText("hali javob bermadi");
            payme.begins(port, order, PRICE_WITH_COUPON, clock.millis());
            payme.confirms(port, order);
            assertThat(page.locator("#waiting h2")).containsText("Premium", soon());
            assertThat(page.locator("#waiting")).containsText("gacha");
            assertThat(trouble).isEmpty();
        }
    }

    @Test
    void withoutScriptsItIsTheSameWayWithButtons() {
        try (var window = browser.windowWithoutScripts(360, 740)) {
            var page = window.newPage();
            var coupon = signsInWithCoupon(page);
            choosesPremium(page);
            page.locator("#f-coupon").fill(coupon);
            page.locator("button[name=check]").press("Enter");
            assertThat(page.locator(".sum-all dd")).hasText("531 000 soʻm");
            var order = goesToPayme(page);

            comesBack(page);
            payme.begins(port, order, PRICE_WITH_COUPON, clock.millis());
            payme.confirms(port, order);
            assertThat(page.locator("#waiting h2")).containsText("Premium", soon());
        }
    }

    @Test
    void whoseBankSaysNoTriesAgain() {
        try (var window = browser.window(360, 740, ColorScheme.DARK)) {
            var page = window.newPage();
            var coupon = signsInWithCoupon(page);
            choosesPremium(page);
            page.locator("#f-coupon").fill(coupon);
            assertThat(page.locator(".sum-all dd")).hasText("531 000 soʻm");
            var order = goesToPayme(page);
            payme.begins(port, order, PRICE_WITH_COUPON, clock.millis());
            payme.declines(port, order);
            comesBack(page);
            assertThat(page.locator("#waiting h2")).hasText("Toʻlov oʻtmadi");
            Browser.assertAccessible(page, "a payment that did not work");

            page.locator("#waiting button.btn-primary").click();
            page.waitForURL(payme.url() + "/**");
            assertThat(page.locator("#order")).hasText(order);
        }
    }

    @Test
    void everyPageAboutMoneyIsAccessibleOnAPhoneByDayAndByNight() {
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var window = browser.window(360, 740, theme)) {
                for (var path : pages(window)) {
                    var page = window.newPage();
                    look(page, path, theme);
                    page.close();
                }
            }
        }
    }

    private List<String> pages(BrowserContext window) {
        var owner = Cast.aziza(port);
        var paid = order(owner, "basic");
        payme.begins(port, paid, 29_000_000, clock.millis());
        payme.confirms(port, paid);
        var open = order(owner, "premium");
        var page = window.newPage();
        signsIn(page, owner.email());
        page.navigate(url("/uz/orders/" + paid));
        var receipt = page.locator("a[href*='/receipt/']").getAttribute("href");
        page.close();
        return List.of(
                "/uz/prices?currency=USD&feature=analytics",
                "/uz/plan",
                "/ru/checkout?plan=business&coupon=NOSUCH",
                "/en/checkout?plan=enterprise&currency=USD",
                "/uz/orders",
                "/uz/orders/" + open,
                "/uz-cyrl/orders/" + paid,
                "/uz/orders/" + open + "/return",
                "/ru/orders/" + open + "/return?since=1000000000",
                "/uz/orders/" + paid + "/return",
                "/uz/plan/requests?plan=premium&coupon=SAVE10",
                receipt);
    }

    private static String order(Cast.Owner owner, String plan) {
        return owner.api()
                .post("/api/v1/orders", Map.of("plan", plan, "period", "monthly", "provider", "payme"))
                .text("id");
    }

    private String signsInWithCoupon(Page page) {
        signsIn(page, Cast.aziza(port).email());
        return Cast.admin(port).post("/api/v1/admin/coupons", Map.of("percent", 10)).text("code");
    }

    private void choosesPremium(Page page) {
        page.navigate(url("/uz/prices"));
        page.locator("#plan-premium a.btn").click();
        page.waitForURL("**/checkout?**");
        page.locator("#way-payme").check();
    }

    /** @return the number of the order that Payme's page shows */
    private String goesToPayme(Page page) {
        page.locator("#pay").press("Enter");
        page.waitForURL(payme.url() + "/**");
        assertThat(page.locator("#amount")).hasText(Long.toString(PRICE_WITH_COUPON));
        return page.locator("#order").textContent();
    }

    /** The product under test does not know its own port, so the link back names none that is good. */
    private void comesBack(Page page) {
        var back = page.locator("#back").getAttribute("href");
        page.navigate(url(back.replaceFirst("^https?://[^/]+", "")));
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }
}
