package uz.botfactory.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.world.FakeStripe;

/** How we speak with Stripe. */
class StripeApiTests {

    private static final String SESSIONS = "/v1/checkout/sessions";

    private FakeStripe stripe;
    private StripeApi api;

    @BeforeEach
    void open() {
        stripe = new FakeStripe();
        api = api(FakeStripe.KEY);
    }

    @AfterEach
    void close() throws IOException {
        api.destroy();
        stripe.close();
    }

    @Test
    void aQuestionWithoutAnAnswerIsAskedAgainAndDoneOnce() throws StripeFailed {
        stripe.nextAnswerIsLost("POST", SESSIONS);

        var session = api.post(SESSIONS, session().toString(), "order-1-1");

        assertThat(session.path("url").asString()).startsWith("https://checkout.stripe.com/");
        assertThat(stripe.calls("POST", SESSIONS)).hasSize(2);
        assertThat(session.path("id").asString()).isEqualTo(stripe.sessionOf("1"));
        assertThat(api.post(SESSIONS, session().toString(), "order-1-1")).isEqualTo(session);
    }

    @Test
    void theSameKeyWithOtherWordsIsRefused() throws StripeFailed {
        api.post(SESSIONS, session().toString(), "order-1-1");

        var refused = failure(() -> api.post(SESSIONS, session().with("locale", "ru").toString(), "order-1-1"));

        assertThat(refused.isAbout("idempotency_error")).isTrue();
        assertThat(refused.isPassing()).isFalse();
    }

    @Test
    void failuresSayWhetherWaitingHelps() {
        stripe.nextIsTheirFault("GET", "/v1/charges/ch_1");
        stripe.nextIsTooFast("GET", "/v1/charges/ch_2");
        stripe.nextIsHtml("GET", "/v1/charges/ch_3");

        assertThat(List.of("ch_1", "ch_2", "ch_3"))
                .allSatisfy(id -> assertThat(failure(() -> api.get("/v1/charges/" + id)).isPassing()).isTrue());
        var missing = failure(() -> api.get("/v1/charges/ch_4"));
        assertThat(missing.isMissing()).isTrue();
        assertThat(missing.isPassing()).isFalse();
    }

    @Test
    void aWrongKeyIsNoPassingThing() {
        var refused = failure(() -> api("sk_test_wrong").get("/v1/charges/ch_1"));

        assertThat(refused.isPassing()).isFalse();
        assertThat(refused.getMessage()).contains("401").doesNotContain("sk_test_wrong");
    }

    private StripeApi api(String key) {
        return new StripeApi(new StripeSettings(key, FakeStripe.SECRET, stripe.url(), List.of("USD")), JsonMapper.shared());
    }

    private static Form session() {
        return new Form()
                .with("mode", "payment")
                .with("client_reference_id", "1")
                .with("expires_at", Instant.now().getEpochSecond() / 600 * 600 + 3600)
                .with("success_url", "https://bot.example/return?session_id={CHECKOUT_SESSION_ID}")
                .with("cancel_url", "https://bot.example/orders/1")
                .with("line_items[0][quantity]", 1)
                .with("line_items[0][price_data][currency]", "usd")
                .with("line_items[0][price_data][unit_amount]", 2400)
                .with("line_items[0][price_data][product_data][name]", "BotFactory Oʻrta & Co");
    }

    @FunctionalInterface
    private interface Asking {
        void ask() throws StripeFailed;
    }

    private static StripeFailed failure(Asking asking) {
        return catchThrowableOfType(StripeFailed.class, asking::ask);
    }
}
