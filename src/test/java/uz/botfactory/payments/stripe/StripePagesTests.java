package uz.botfactory.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** A plan that renews by itself, bought and stopped by the pages. */
@ProductTest
class StripePagesTests {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    void renewalIsChosenAtTheCheckoutAndStoppedAtTheOrder() {
        var story = new StripeStory(port, clock);
        var aziza = new Visitor(port);
        aziza.submit(aziza.open("/en/login"), "/login", Map.of("login", story.owner.email(), "password", Cast.PASSWORD));

        var checkout = aziza.open("/en/checkout?plan=basic&period=monthly&currency=USD");
        var away = aziza.submit(checkout, "/checkout", Map.of("provider", "stripe", "renewal", "automatic"));
        assertThat(away.status()).isEqualTo(303);
        assertThat(away.location()).startsWith("http").doesNotContain("localhost:" + port);
        var order = aziza.open("/en/orders").html().select(".order-row").attr("href").replaceFirst(".*/", "");
        story.stripe.pays(story.stripe.sessionOf(order));
        story.allArrive(order);

        assertThat(aziza.open("/en/orders/" + order + "/return").html().select("#waiting").text()).contains("Basic is running");
        assertThat(aziza.open("/en/plan").html().select("a[href$=/orders/" + order + "]").text()).contains("Automatic renewal");
        var page = aziza.open("/en/orders/" + order);
        assertThat(aziza.submit(page, "/portal", Map.of()).status()).isEqualTo(303);
        var stopped = aziza.follow(aziza.submit(page, "/cancel-renewal", Map.of()));

        assertThat(stopped.html().text()).contains("Automatic renewal has been stopped", "Stopped");
        assertThat(stopped.html().select("form[action$=/cancel-renewal]")).isEmpty();
        assertThat(aziza.open("/en/plan").html().select("a[href$=/orders/" + order + "]")).isEmpty();
    }

    @Test
    void aRenewalThatWasNotPaidSaysSoAndShowsTheWayOut() {
        var story = new StripeStory(port, clock);
        var order = story.buys("automatic");
        var subscription = story.stripe.subscriptionOf(order);
        story.waitsUntil(story.paidUntil(order));
        story.stripe.renews(subscription, false);
        story.allArrive(order);
        var aziza = new Visitor(port);
        aziza.submit(aziza.open("/en/login"), "/login", Map.of("login", story.owner.email(), "password", Cast.PASSWORD));

        var plan = aziza.open("/en/plan").html();

        assertThat(plan.select(".alert-warning").text()).contains("was not paid", "keep running until", "Check your card");
        assertThat(plan.select(".alert-warning a").attr("href")).isEqualTo("/en/orders/" + order);
        assertThat(aziza.open("/en/home").html().select(".alert-warning").text()).contains("was not paid");
    }
}
