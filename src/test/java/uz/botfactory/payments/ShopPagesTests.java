package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakePaymePage;
import uz.botfactory.world.FakeUzumCheckout;
import uz.botfactory.world.Visitor;

/** Buying a plan by the pages, without JavaScript. */
@ProductTest
class ShopPagesTests {

    private static final String BASIC = "/en/checkout?plan=basic&period=quarterly&currency=UZS";

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    private Visitor aziza;

    @BeforeEach
    void azizaSignsIn() {
        aziza = new Visitor(port);
    }

    @Test
    void aVisitorWhoChoosesAPlanRegistersAndComesBackToIt() {
        var prices = aziza.open("/en/prices?period=quarterly&currency=USD").html();
        assertThat(prices.select("#plan-basic .plan-price").text()).isEqualTo("$68.40");
        var register = aziza.open(prices.select("#plan-basic a.btn").attr("href"));
        var person = Cast.application("Aziza Karimova");
        person.remove("language");

        var registered = aziza.submit(register, "/register", strings(person));

        assertThat(registered.location()).endsWith("/en/checkout?plan=basic&period=quarterly&currency=USD");
        assertThat(aziza.follow(registered).html().select(".sum-all dd").text()).isEqualTo("$68.40");
    }

    @Test
    void whoHasAnAccountAlreadyComesBackFromLoggingIn() {
        var owner = Cast.aziza(port);
        var register = aziza.open("/en/register?next=%2Fcheckout%3Fplan%3Dbasic");
        var login = aziza.open(register.html().select("main a[href*=/login]").attr("href"));

        var in = aziza.submit(login, "/login", Map.of("login", owner.email(), "password", Cast.PASSWORD));

        assertThat(in.location()).endsWith("/en/checkout?plan=basic");
    }

    @Test
    void theWayBackNeverLeadsElsewhere() {
        var person = Cast.application("Aziza Karimova");
        person.remove("language");

        var registered = aziza.submit(
                aziza.open("/en/register?next=https%3A%2F%2Fevil.example"), "/register", strings(person));

        assertThat(registered.location()).endsWith("/en/home");
    }

    @Test
    void theCheckoutSaysWhatHappensToThePresentPlan() {
        aziza.register("Aziza Karimova");

        var page = aziza.open(BASIC).html();

        assertThat(page.select("h1").text()).isEqualTo("Basic plan");
        assertThat(page.select(".sum-all dd").text()).isEqualTo("826 500 soʻm");
        assertThat(page.select(".checkout-effect").text()).contains("The 14 days left of Free trial are added");
        assertThat(page.select("input[name=provider]").eachAttr("value")).contains("manual", "request").doesNotHaveDuplicates();
        assertThat(page.select("input[name=provider][checked]")).hasSize(1);
        assertThat(page.select(".checkout a[href*=/offer]")).hasSize(1);
    }

    @Test
    void eachCurrencyHasItsWaysToPay() {
        aziza.register("Aziza Karimova");

        var dollars = aziza.open("/en/checkout?plan=basic&currency=USD").html();

        assertThat(dollars.select("input[name=provider]").eachAttr("value")).contains("stripe", "request").doesNotContain("manual", "uzum");
        assertThat(dollars.select("input[name=renewal]")).hasSize(1);
        assertThat(aziza.open("/en/checkout?plan=basic").html().select("input[name=renewal]")).isEmpty();
    }

    @Test
    void whatIsNotSoldLeadsBackToThePlans() {
        aziza.register("Aziza Karimova");

        assertThat(aziza.open("/en/checkout").location()).endsWith("/en/plan");
        assertThat(aziza.open("/en/checkout?plan=trial").location()).endsWith("/en/plan");
        assertThat(aziza.open("/en/checkout?plan=basic&period=weekly&currency=EUR").html().select(".sum-all dd").text())
                .isEqualTo("290 000 soʻm");
    }

    @Test
    void aCouponThatDoesNotExistIsSaidAtItsFieldAndNothingIsOrdered() {
        aziza.register("Aziza Karimova");
        var page = aziza.open(BASIC);

        var checked = aziza.submit(page, "/checkout", Map.of("coupon", "NOSUCH", "provider", "manual", "check", "yes"));
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.errorAt("coupon")).isNotEmpty();
        assertThat(checked.html().select("#f-coupon").val()).isEqualTo("NOSUCH");
        assertThat(checked.html().select("input[name=provider][checked]").val()).isEqualTo("manual");

        var bought = aziza.submit(page, "/checkout", Map.of("coupon", "NOSUCH", "provider", "manual"));
        assertThat(bought.status()).isEqualTo(422);
        assertThat(bought.html().select(".coupon #e-coupon .invalid-feedback").text()).isEqualTo("There is no such coupon.");
        assertThat(bought.html().select("#sum").text()).doesNotContain("no such coupon");
        var field = bought.html().getElementById("f-coupon");
        assertThat(field.hasClass("is-invalid")).isTrue();
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        assertThat(field.attr("aria-describedby")).isEqualTo("e-coupon");
        assertThat(bought.html().select("input[name=provider][checked]").val()).isEqualTo("manual");
        assertThat(bought.html().select(".checkout-what nav a").last().attr("href"))
                .as("another period keeps what was typed and ticked")
                .contains("period=annual", "coupon=NOSUCH", "provider=manual");
        assertThat(aziza.open("/en/orders").html().select(".order-row")).isEmpty();
    }

    @Test
    void whatIsSaidWhileACouponIsTypedGoesToItsField() {
        aziza.register("Aziza Karimova");

        var said = aziza.open("/en/checkout/sum?plan=basic&coupon=NOSUCH").html().getElementById("e-coupon");

        assertThat(said.attr("hx-swap-oob")).isEqualTo("innerHTML");
        assertThat(said.select(".invalid-feedback").text()).isEqualTo("There is no such coupon.");
        assertThat(aziza.open("/en/checkout/sum?plan=basic").html().getElementById("e-coupon").text()).isEmpty();
    }

    @Test
    void aBankTransferMakesAnOrderThatWaitsAndCanBeGivenUp() {
        aziza.register("Aziza Karimova");

        var bought = aziza.submit(aziza.open(BASIC), "/checkout", Map.of("provider", "manual"));
        var order = aziza.follow(bought);

        assertThat(order.html().text()).contains("Waiting for payment", "Bank transfer", "826 500 soʻm");
        var again = aziza.submit(aziza.open(BASIC), "/checkout", Map.of("provider", "manual"));
        assertThat(again.location()).as("the same order, not a second one").isEqualTo(bought.location());
        var cancelled = aziza.follow(aziza.submit(order, "/cancel", Map.of()));
        assertThat(cancelled.html().text()).contains("Cancelled", "Order again");
        assertThat(aziza.open("/en/orders").html().select(".order-row")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "uz,      Toʻlov tizimi hozir javob bermayapti, Buyurtmangiz saqlandi, Qayta urinish",
        "uz-cyrl, Тўлов тизими ҳозир жавоб бермаяпти, Буюртмангиз сақланди, Қайта уриниш",
        "ru,      Платёжная система сейчас не отвечает, Ваш заказ сохранён, Попробовать ещё раз",
        "en,      The payment company is not responding right now, Your order has been saved, Try again",
    })
    void whoseCompanyDoesNotAnswerLandsOnTheOrderAndCanTryAgain(String language, String why, String kept, String again) {
        aziza.register("Aziza Karimova");
        var page = aziza.open("/" + language + "/checkout?plan=basic");
        FakeUzumCheckout.shared().will(FakeUzumCheckout.Mood.DOWN);

        var sent = aziza.submit(page, "/checkout", Map.of("provider", "uzum-checkout"));
        assertThat(sent.location()).contains("/" + language + "/orders/");
        var order = aziza.follow(sent);
        assertThat(order.status()).isEqualTo(200);
        assertThat(order.html().select(".alert-danger").text()).contains(why, kept);
        assertThat(order.html().select("form[action$=/pay] button").eachText()).containsExactly(again);
        assertThat(order.html().select("main .btn-primary")).hasSize(1);

        FakeUzumCheckout.shared().will(FakeUzumCheckout.Mood.DOWN);
        var still = aziza.submit(order, "/pay", Map.of());
        assertThat(still.location()).isEqualTo(sent.location());
        assertThat(aziza.follow(still).html().select(".alert-danger").text()).contains(why);
        assertThat(aziza.follow(still).html().select(".alert-danger")).as("said once").isEmpty();

        FakeUzumCheckout.shared().calm();
        assertThat(aziza.submit(order, "/pay", Map.of()).location()).startsWith(FakeUzumCheckout.shared().url());
        assertThat(aziza.open("/en/orders").html().select(".order-row")).hasSize(1);
    }

    @Test
    void anotherWayToPayReplacesAnOrderWhoseCompanyFails() {
        var code = coupon(Map.of("percent", 10, "usesPerAccount", 1));
        aziza.register("Aziza Karimova");
        FakeUzumCheckout.shared().will(FakeUzumCheckout.Mood.DOWN);
        var order = aziza.follow(
                aziza.submit(aziza.open(BASIC + "&coupon=" + code), "/checkout", Map.of("provider", "uzum-checkout")));
        FakeUzumCheckout.shared().calm();

        var other = aziza.open(order.html().select(".alert-danger a").attr("href"));
        assertThat(other.html().select(".sum-all dd").text()).as("the coupon is kept").isEqualTo("743 850 soʻm");
        var bought = aziza.submit(other, "/checkout", Map.of("provider", "manual"));

        assertThat(bought.location()).contains("/orders/");
        assertThat(aziza.open("/en/orders").html().select(".order-state").eachText())
                .containsExactly("Waiting for payment", "Cancelled");
    }

    @Test
    void aProgramWhoseOrderHasNoPageYetIsToldWithWhichOrderToGoOn() {
        var owner = Cast.aziza(port);
        var wish = Map.of("plan", "basic", "period", "monthly", "provider", "uzum-checkout");
        FakeUzumCheckout.shared().will(FakeUzumCheckout.Mood.DOWN);

        var failed = owner.api().post("/api/v1/orders", wish);

        FakeUzumCheckout.shared().calm();
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.text("code")).isEqualTo("provider_unreachable");
        assertThat(failed.text("payUrl")).endsWith("/uz/orders/" + failed.text("orderId"));
        var seen = owner.api().get("/api/v1/orders/" + failed.text("orderId"));
        assertThat(seen.text("status")).isEqualTo("pending");
        assertThat(seen.text("redirectUrl")).startsWith(FakeUzumCheckout.shared().url());
    }

    @Test
    void aCouponIsTakenOffAndStaysUsableWhenTheWayToPayChanges() {
        var code = coupon(Map.of("percent", 10, "usesPerAccount", 1));
        aziza.register("Aziza Karimova");
        var page = aziza.open(BASIC + "&coupon=" + code.toLowerCase());
        assertThat(page.html().select(".sum-all dd").text()).isEqualTo("743 850 soʻm");
        assertThat(aziza.open("/en/checkout/sum?plan=basic&period=quarterly&coupon=" + code).html().text())
                .contains("826 500 soʻm", "−82 650 soʻm", "743 850 soʻm", "The coupon is accepted");

        var first = aziza.submit(page, "/checkout", Map.of("provider", "payme"));
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.location()).startsWith(FakePaymePage.shared().url());
        var again = aziza.open(BASIC + "&coupon=" + code);
        assertThat(again.errorAt("coupon")).isEqualTo("The coupon is accepted.");
        var second = aziza.follow(aziza.submit(again, "/checkout", Map.of("provider", "manual")));

        assertThat(second.html().select(".facts").text()).contains(code, "743 850 soʻm");
        assertThat(aziza.open("/en/orders").html().select(".order-state").eachText())
                .containsExactly("Waiting for payment", "Cancelled");
    }

    @Test
    void aCouponThatWaitsWithARequestSaysWhereItIs() {
        var code = coupon(Map.of("percent", 10, "usesPerAccount", 1));
        aziza.register("Aziza Karimova");
        aziza.submit(aziza.open("/en/plan/requests?coupon=" + code), "/plan/requests", Map.of("plan", "basic"));

        var refused = aziza.submit(aziza.open(BASIC), "/checkout", Map.of("provider", "manual", "coupon", code));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorAt("coupon")).contains("attached to your request");

        var requests = aziza.open("/en/plan/requests");
        aziza.submit(requests, "/withdraw", Map.of());
        assertThat(aziza.open(BASIC + "&coupon=" + code).errorAt("coupon")).isEqualTo("The coupon is accepted.");
    }

    @Test
    void aCouponForAllOfItSwitchesThePlanOnAtOnce() {
        var code = coupon(Map.of("percent", 100));
        aziza.register("Aziza Karimova");
        var page = aziza.open(BASIC + "&coupon=" + code);
        assertThat(page.html().select("input[type=radio]")).isEmpty();

        var order = aziza.follow(aziza.submit(page, "/checkout", Map.of()));

        assertThat(order.html().text()).contains("The plan has been switched on", "Paid until");
        assertThat(aziza.open("/en/plan").html().select(".plan-now, .card").text()).contains("Basic");
    }

    @Test
    void theStatementIsAFile() {
        aziza.register("Aziza Karimova");
        aziza.submit(aziza.open(BASIC), "/checkout", Map.of("provider", "manual"));

        var file = aziza.open("/en/orders/statement.csv");

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.raw().body()).contains("826500").contains("Basic,90 days,Bank transfer");
        assertThat(aziza.open("/uz/orders/statement.csv").raw().body())
                .startsWith("\uFEFFVaqti,Buyurtma,")
                .contains(",Asosiy,90 kun,Bank oʻtkazmasi")
                .doesNotContain("placed", "quarterly");
    }

    @Test
    void whoseTrialEndedIsAskedToAskForAccessFirst() {
        var owner = Cast.aziza(port);
        aziza.submit(aziza.open("/en/login"), "/login", Map.of("login", owner.email(), "password", Cast.PASSWORD));
        Cast.admin(port).delete("/api/v1/admin/users/" + owner.id() + "/plan");

        var home = aziza.open("/en/home").html();

        assertThat(home.select("main .btn-primary").eachText()).containsExactly("Request access");
        assertThat(home.select("main .btn-primary").attr("href")).isEqualTo("/en/plan/requests");
    }

    @Test
    void aMailWithACouponOpensTheFormWithTheCouponFilledIn() {
        var code = coupon(Map.of("percent", 10));
        aziza.register("Aziza Karimova");

        var form = aziza.open("/en/plan/requests?coupon=" + code);
        assertThat(form.html().select("input[name=coupon]").val()).isEqualTo(code);
        var asked = aziza.follow(aziza.submit(form, "/plan/requests", Map.of("plan", "premium")));
        assertThat(asked.html().text()).contains("Premium · 30 days · " + code);

        var wrong = aziza.submit(form, "/plan/requests", Map.of("plan", "premium", "coupon", "NOSUCH"));
        assertThat(wrong.status()).isBetween(400, 499);
    }

    @Test
    void askingForAccessNeedsNoMoney() {
        aziza.register("Aziza Karimova");

        var asked = aziza.submit(aziza.open(BASIC), "/checkout", Map.of("provider", "request"));

        assertThat(aziza.follow(asked).html().text()).contains("Basic · 90 days", "Pending");
        assertThat(aziza.open("/en/orders").html().select(".order-row")).isEmpty();
    }

    @Test
    void theWayBackBelievesNobodyButTheCompany() {
        var owner = Cast.aziza(port);
        aziza.submit(aziza.open("/en/login"), "/login", Map.of("login", owner.email(), "password", Cast.PASSWORD));
        var order = owner.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "payme"))
                .text("id");
        var address = "/en/orders/" + order + "/return";

        var waiting = aziza.open(address + "?status=paid&success=true");
        assertThat(waiting.html().select("#waiting").text()).contains("has not answered yet");
        assertThat(waiting.html().select("#waiting").attr("hx-trigger")).isEqualTo("every 2s");
        assertThat(waiting.html().select("noscript").outerHtml()).contains("refresh");
        var late = aziza.open(address + "?since=1000000000");
        assertThat(late.html().select("#waiting").text()).contains("still has not answered", "write to us");

        FakePaymePage.shared().begins(port, order, 29_000_000, clock.millis());
        FakePaymePage.shared().confirms(port, order);
        var paid = aziza.open(address);
        assertThat(paid.html().select("#waiting").text()).contains("Basic is running", "Paid until");
        assertThat(paid.html().select("#waiting").hasAttr("hx-get")).isFalse();
        var receipt = aziza.open(aziza.open("/en/orders/" + order).html().select("a[href*=/receipt/]").attr("href"));
        assertThat(receipt.html().select(".receipt").text()).contains(order, "290 000 soʻm", "Aziza Karimova");
    }

    private String coupon(Map<String, Object> what) {
        var made = Cast.admin(port).post("/api/v1/admin/coupons", what);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return made.text("code");
    }

    private static Map<String, String> strings(Map<String, Object> some) {
        return some.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }
}
