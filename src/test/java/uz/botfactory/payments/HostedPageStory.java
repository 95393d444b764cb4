package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import uz.botfactory.ProductTest;
import uz.botfactory.plans.Money;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;

/** Aziza ordered a month of Basic and was sent to the page of a company that collects on pages of its own. */
@ProductTest
public abstract class HostedPageStory {

    private static Cast.Owner known;

    private final String provider;

    @LocalServerPort
    protected int port;

    @Autowired
    protected ApplicationContext product;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected Till till;

    @Autowired
    private OneTransaction transaction;

    protected Cast.Owner aziza;
    protected Hosted hosted;
    protected String order;

    protected HostedPageStory(String provider) {
        this.provider = provider;
    }

    /** @param page its address */
    protected abstract void sentTo(String page);

    /** The company's name of the payment on that page. */
    protected abstract String payment();

    @BeforeEach
    void aPageForAnOrderOfAMonth() {
        hosted = new Hosted(product, provider, port);
        known = known == null ? Cast.aziza(port) : known;
        aziza = known;
        var made = aziza.api().post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", provider));
        assertThat(made.status()).isEqualTo(201);
        order = made.text("id");
        sentTo(made.text("redirectUrl"));
    }

    @AfterEach
    void theBooksAgree() {
        clock.reset();
        Books.agree(product, aziza.accountId());
    }

    /** As staff do: asks, then books under the same key. */
    protected final void giveBack(long minor, String key) throws ProviderFailed {
        way().refund(order(), attempt(), money(minor), key);
        book(minor, key);
    }

    protected final void book(long minor, String key) {
        transaction.run(() -> till.reverse(
                till.lockByExternal(provider, payment()).orElseThrow().attempt(), money(minor), null, key));
    }

    protected final Money money(long minor) {
        return new Money(minor, order().amount().currency());
    }

    protected final PaymentProvider way() {
        return hosted.way();
    }

    protected final Order order() {
        return hosted.order(order).orElseThrow();
    }

    protected final Attempt attempt() {
        return till.attempt(provider, payment()).orElseThrow();
    }

    protected final JsonNode seen() {
        return aziza.api().get("/api/v1/orders/" + order).body();
    }

    protected final String status() {
        return seen().path("status").asString();
    }

    protected final int credits() {
        return seen().path("credits").asInt();
    }
}
