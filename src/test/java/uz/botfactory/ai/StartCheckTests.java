package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.gemini.GeminiApi;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.support.Http;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.FakeGemini;

@ExtendWith(OutputCaptureExtension.class)
class StartCheckTests {

    private final FakeGemini gemini = new FakeGemini();
    private final Exchange exchange = new Exchange(Http.client("t", 5, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    private final TestClock clock = new TestClock();
    private final Policy policy = mock(Policy.class);
    private final List<Object> events = new ArrayList<>();
    private final Catalogue catalogue = new Catalogue(
            List.of(model("gemini-3.0-gone", Model.Kind.FAST), model("gemini-3.5-flash-lite", Model.Kind.FAST)), clock);

    @AfterEach
    void close() throws IOException {
        exchange.close();
        gemini.close();
    }

    @Test
    void withoutAKeyTheLogSaysWhoAnswersAndWhereToGetOne(CapturedOutput log) {
        var routes = routes("", "");
        start(routes);
        assertThat(log).contains("built-in answerer").contains("GEMINI_API_KEY").contains(AiStatus.WHERE_TO_GET_A_KEY);
        assertThat(new AiStatus(routes, catalogue).builtInOnly()).isTrue();
        assertThat(new AiStatus(routes, catalogue).builtInByChoice()).isFalse();
    }

    @Test
    void aDefaultWithoutAKeyIsSaid(CapturedOutput log) {
        start(routes(FakeGemini.KEY, "qwen"));
        assertThat(log).contains("AI_PROVIDER is qwen, but it has no key");
    }

    @Test
    void modelsThatTheKeyDoesNotHaveArePassedOver() {
        var routes = routes(FakeGemini.KEY, "");
        assertThat(fastModel(routes)).isEqualTo("gemini-3.0-gone");
        start(routes);
        Awaitility.await().until(() -> fastModel(routes).equals("gemini-3.5-flash-lite"));
        assertThat(gemini.violations()).isEmpty();
    }

    @Test
    void aWrongKeyIsKnownBeforeTheFirstCustomerAsks() {
        var routes = routes("AQ.wrong", "");
        start(routes);
        Awaitility.await().until(() -> !events.isEmpty());
        assertThat(events).containsExactly(new ProviderFailed("gemini", null, Reason.WRONG_KEY));
        assertThat(new AiStatus(routes, catalogue).providers().getFirst().offBecause()).isEqualTo(Reason.WRONG_KEY);
    }

    private String fastModel(Routes routes) {
        return new AiStatus(routes, catalogue).providers().getFirst().fastModel();
    }

    private void start(Routes routes) {
        var books = new Books(
                mock(Ledger.class),
                mock(Ceiling.class),
                mock(AiRights.class),
                mock(AiMeters.class),
                new TransactionTemplate(mock(PlatformTransactionManager.class)),
                events::add,
                clock);
        new StartCheck(new AiStatus(routes, catalogue), routes, catalogue, books).started();
    }

    private Routes routes(String key, String wish) {
        when(policy.now()).thenReturn(AiPolicy.SHIPPED);
        var provider = Provider.of(
                "gemini",
                new GeminiApi(exchange),
                "https://official",
                new AiProperties.Provider(key, gemini.url(), "", "", ""));
        return new Routes(List.of(provider), wish, policy, mock(OwnKeys.class), mock(AiRights.class), clock);
    }

    private static Model model(String name, Model.Kind kind) {
        var price = new Model.Price(LocalDate.EPOCH, 1, 1);
        return new Model("gemini", name, kind, "LOW", 512, "", 0, 0, null, List.of(price));
    }
}
