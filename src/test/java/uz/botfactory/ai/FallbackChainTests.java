package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.gemini.GeminiApi;
import uz.botfactory.ai.openai.OpenAiApi;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.support.Http;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.world.FakeGemini;
import uz.botfactory.world.FakeModel.Mood;
import uz.botfactory.world.FakeOpenAi;

class FallbackChainTests {

    private static final AccountId TEAHOUSE = new AccountId(UUID.randomUUID());
    private static final String ANSWER = "Yetkazib berish 20 000 soʻm.";

    private final FakeGemini gemini = new FakeGemini();
    private final FakeOpenAi openAi = new FakeOpenAi(FakeOpenAi.House.OPENAI);
    private final Exchange exchange = new Exchange(Http.client("t", 20, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Object> events = new ArrayList<>();
    private final Policy policy = mock(Policy.class);
    private final OwnKeys ownKeys = mock(OwnKeys.class);
    private final Ceiling ceiling = mock(Ceiling.class);
    private final Rights rights = new Rights();
    private Routes routes = routes("");

    @BeforeEach
    void open() {
        when(policy.now()).thenReturn(AiPolicy.SHIPPED);
        when(ownKeys.of(any())).thenReturn(Optional.empty());
        when(ceiling.roomFor(any())).thenReturn(Ceiling.Room.ANY_MODEL);
    }

    @AfterEach
    void close() throws IOException {
        exchange.close();
        gemini.close();
        openAi.close();
    }

    @Test
    void theDefaultProviderAnswersAndTheCostIsKnown() throws ModelFailed {
        var completion = ask(false);
        assertThat(completion).isEqualTo(new Completion(ANSWER, "gemini", "gemini-3.5-flash-lite", 100, 50, 155, false));
        assertThat(openAi.calls()).isEmpty();
    }

    @Test
    void aStrongPromptAsksTheStrongModel() throws ModelFailed {
        assertThat(ask(true).model()).isEqualTo("gemini-3.8-flash");
    }

    @Test
    void theOperatorChoosesWhoIsFirst() throws ModelFailed {
        routes = routes("openai");
        assertThat(ask(false).provider()).isEqualTo("openai");
    }

    @Test
    void theAdminsChoiceWins() throws ModelFailed {
        when(policy.now()).thenReturn(new AiPolicy(true, "openai", 0));
        assertThat(ask(false).provider()).isEqualTo("openai");
    }

    @Test
    void anOverloadedProviderIsAskedOnceMore() throws ModelFailed {
        gemini.will(Mood.OVERLOADED);
        assertThat(ask(false).provider()).isEqualTo("gemini");
        assertThat(gemini.calls()).hasSize(2);
    }

    @Test
    void twiceOverloadedTheNextProviderAnswers() throws ModelFailed {
        gemini.will(Mood.OVERLOADED, Mood.OVERLOADED);
        assertThat(ask(false).provider()).isEqualTo("openai");
        assertThat(gemini.calls()).hasSize(2);
    }

    @Test
    void aShortLimitIsWaitedOutALongOneIsNot() throws ModelFailed {
        gemini.will(Mood.BRIEF_LIMIT);
        assertThat(ask(false).provider()).isEqualTo("gemini");
        gemini.will(Mood.LONG_LIMIT);
        assertThat(ask(false).provider()).isEqualTo("openai");
        assertThat(gemini.calls()).hasSize(3);
    }

    @Test
    void whileALongLimitLastsTheProviderIsLeftAlone() throws ModelFailed {
        gemini.will(Mood.LONG_LIMIT);
        ask(false);
        ask(false);
        assertThat(gemini.calls()).hasSize(1);
        clock.pass(Duration.ofSeconds(38));
        assertThat(ask(false).provider()).isEqualTo("gemini");
    }

    @Test
    void cutEmptyAndSilentAnswersGoToTheNextProviderAtOnce() throws ModelFailed {
        var moods = List.of(Mood.CUT, Mood.EMPTY, Mood.UNFINISHED, Mood.SILENT, Mood.OUR_MISTAKE);
        for (var mood : moods) {
            gemini.will(mood);
            assertThat(ask(false).provider()).as(mood.toString()).isEqualTo("openai");
        }
        assertThat(gemini.calls()).hasSize(moods.size());
    }

    @Test
    void aProviderInTroubleIsLeftAloneUntilATrialSucceeds() throws ModelFailed {
        for (int i = 0; i < 8; i++) {
            gemini.will(Mood.CUT);
            ask(false);
        }
        ask(false);
        assertThat(gemini.calls()).hasSize(8);
        clock.pass(Duration.ofSeconds(4));
        assertThat(ask(false).provider()).isEqualTo("gemini");
    }

    @Test
    void blockedContentIsNotCarriedElsewhere() {
        gemini.will(Mood.BLOCKED);
        assertThat(failure().reason()).isEqualTo(Reason.BLOCKED_CONTENT);
        assertThat(openAi.calls()).isEmpty();
    }

    @Test
    void aWrongKeyIsToldOnceAndTheProviderLeftAloneForAWhile() throws ModelFailed {
        gemini.will(Mood.WRONG_KEY);
        assertThat(ask(false).provider()).isEqualTo("openai");
        assertThat(ask(false).provider()).isEqualTo("openai");
        assertThat(gemini.calls()).hasSize(1);
        assertThat(events).containsExactly(new ProviderFailed("gemini", null, Reason.WRONG_KEY));
    }

    @Test
    void noMoneyIsToldToo() throws ModelFailed {
        gemini.will(Mood.NO_MONEY);
        ask(false);
        assertThat(events).containsExactly(new ProviderFailed("gemini", null, Reason.NO_MONEY));
    }

    @Test
    void aModelThatIsGoneIsReplacedByTheNextOfItsClass() throws ModelFailed {
        gemini.will(Mood.MODEL_GONE);
        assertThat(ask(false).model()).isEqualTo("gemini-3.1-flash-lite");
        assertThat(ask(false).model()).isEqualTo("gemini-3.1-flash-lite");
        assertThat(gemini.calls()).hasSize(3);
    }

    @Test
    void whenAllFailTheFirstReasonIsTold() {
        gemini.will(Mood.WRONG_KEY);
        openAi.will(Mood.NO_MONEY);
        assertThat(failure().reason()).isEqualTo(Reason.WRONG_KEY);
        assertThat(chain().available(TEAHOUSE)).isFalse();
    }

    @Test
    void builtInMeansNoModelIsAsked() {
        routes = routes("builtin");
        assertThat(chain().available(TEAHOUSE)).isFalse();
        assertThat(failure().reason()).isEqualTo(Reason.NO_KEY);
        assertThat(gemini.calls()).isEmpty();
    }

    @Test
    void theOwnersKeyComesFirst() throws ModelFailed {
        ownKey(FakeOpenAi.KEY);
        assertThat(ask(false).provider()).isEqualTo("openai");
        assertThat(gemini.calls()).isEmpty();
    }

    @Test
    void whenTheOwnersKeyFailsThePlatformAnswersAndTheOwnerIsTold() throws ModelFailed {
        ownKey("sk-revoked");
        assertThat(ask(false).provider()).isEqualTo("gemini");
        assertThat(events).containsExactly(new ProviderFailed("openai", TEAHOUSE, Reason.WRONG_KEY));
        assertThat(chain().available(TEAHOUSE)).isTrue();
    }

    @Test
    void anOwnersBadKeyHarmsNobodyElse() throws ModelFailed {
        routes = routes("openai");
        ownKey("sk-revoked");
        assertThat(ask(false).provider()).isEqualTo("openai");
        assertThat(openAi.calls()).hasSize(2);
    }

    @Test
    void withoutTheRightTheOwnersKeyRests() throws ModelFailed {
        ownKey(FakeOpenAi.KEY);
        rights.ownKey = false;
        assertThat(ask(false).provider()).isEqualTo("gemini");
    }

    @Test
    void whenTheAdminForbidsOwnKeysTheyRest() throws ModelFailed {
        ownKey(FakeOpenAi.KEY);
        when(policy.now()).thenReturn(new AiPolicy(false, null, 0));
        assertThat(ask(false).provider()).isEqualTo("gemini");
    }

    @Test
    void beyondTheCeilingTheFastModelThenNoneAnswers() throws ModelFailed {
        rights.unlimited = true;
        when(ceiling.roomFor(TEAHOUSE)).thenReturn(Ceiling.Room.FAST_MODEL);
        assertThat(ask(true).model()).isEqualTo("gemini-3.5-flash-lite");
        when(ceiling.roomFor(TEAHOUSE)).thenReturn(Ceiling.Room.NO_MODEL);
        assertThat(failure().reason()).isEqualTo(Reason.NO_MONEY);
        assertThat(chain().available(TEAHOUSE)).isFalse();
    }

    @Test
    void theCeilingDoesNotBindTheOwnersOwnMoney() throws ModelFailed {
        rights.unlimited = true;
        when(ceiling.roomFor(TEAHOUSE)).thenReturn(Ceiling.Room.NO_MODEL);
        ownKey(FakeOpenAi.KEY);
        assertThat(ask(true).model()).isEqualTo("gpt-5.6-terra");
    }

    @Test
    void cancelEndsTheWholeChain() throws Exception {
        gemini.will(Mood.SILENT);
        var cancel = new Cancel();
        var patient = chain(Duration.ofSeconds(15));
        var failure = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                ModelFailed.class, () -> patient.complete(prompt(false), Draft.NONE, cancel)));
        Awaitility.await().until(() -> !gemini.calls().isEmpty());
        cancel.cancel();
        assertThat(failure.get(2, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
        assertThat(openAi.calls()).isEmpty();
    }

    @Test
    void callsAndCostAreMeasured() throws ModelFailed {
        gemini.will(Mood.EMPTY);
        ask(false);
        ask(false);
        assertThat(meters.get("botfactory.ai.calls").tags("provider", "gemini", "outcome", "empty").timer().count())
                .isEqualTo(1);
        assertThat(meters.get("botfactory.ai.calls").tags("provider", "gemini", "outcome", "answered").timer().count())
                .isEqualTo(1);
        assertThat(meters.get("botfactory.ai.cost").counter().count()).isGreaterThan(0.0003);
    }

    @Test
    void whatBreaksInTheListenerIsNotBlamedOnTheProvider() {
        Draft broken = text -> {
            throw new IllegalArgumentException("our mistake");
        };
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> chain().complete(prompt(false), broken, new Cancel())))
                .hasMessage("our mistake");
    }

    @Test
    void aPromptWithoutAPersonsWordsIsRefused() {
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> new Prompt(TEAHOUSE, "answer", "", List.of(new Turn(true, "Salom")), false, 100, false)))
                .isNotNull();
    }

    private Completion ask(boolean strong) throws ModelFailed {
        return chain().complete(prompt(strong), Draft.NONE, new Cancel());
    }

    private ModelFailed failure() {
        return catchThrowableOfType(ModelFailed.class, () -> ask(false));
    }

    private static Prompt prompt(boolean strong) {
        return new Prompt(
                TEAHOUSE, "answer", "Choyxona", List.of(new Turn(false, "Yetkazib berish qancha?")), strong, 300, true);
    }

    private void ownKey(String key) {
        rights.ownKey = true;
        when(ownKeys.of(TEAHOUSE)).thenReturn(Optional.of(new OwnKey("openai", key)));
    }

    private final Catalogue catalogue = new Catalogue(
            List.of(
                    model("gemini", "gemini-3.5-flash-lite", Model.Kind.FAST, "MINIMAL"),
                    model("gemini", "gemini-3.1-flash-lite", Model.Kind.FAST, "MINIMAL"),
                    model("gemini", "gemini-3.8-flash", Model.Kind.STRONG, "LOW"),
                    model("openai", "gpt-5.6-luna", Model.Kind.FAST, "none"),
                    model("openai", "gpt-5.6-terra", Model.Kind.STRONG, "low")),
            clock);

    private FallbackChain chain() {
        return chain(Duration.ofMillis(400));
    }

    private FallbackChain chain(Duration silence) {
        var transaction = new TransactionTemplate(mock(PlatformTransactionManager.class));
        var ledger = new Ledger(mock(JdbcTemplate.class), clock);
        var books = new Books(ledger, ceiling, rights, new AiMeters(meters), transaction, events::add, clock);
        var nothing = new AiProperties.Provider("", "", "", "", "");
        var set = new AiProperties("", nothing, nothing, nothing, silence, Duration.ofSeconds(20));
        return new FallbackChain(routes, catalogue, books, set);
    }

    private Routes routes(String wish) {
        var providers = List.of(
                Provider.of("gemini", new GeminiApi(exchange), "https://official",
                        new AiProperties.Provider(FakeGemini.KEY, gemini.url(), "", "", "")),
                Provider.of("openai", new OpenAiApi(exchange, false), "https://official",
                        new AiProperties.Provider(FakeOpenAi.KEY, openAi.url() + "/v1/", "", "", "")));
        return new Routes(providers, wish, policy, ownKeys, rights, clock);
    }

    private static Model model(String provider, String name, Model.Kind kind, String thinking) {
        var like = LanguageModelContract.model(provider, name, thinking, "max_completion_tokens");
        return new Model(provider, name, kind, thinking, 512, like.maxTokensName(), 0, 0, null, like.prices());
    }

    private static final class Rights implements AiRights {

        private boolean ownKey;
        private boolean unlimited;

        @Override
        public boolean ownKey(AccountId account) {
            return ownKey;
        }

        @Override
        public void requireOwnKey(AccountId account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> planWithOwnKey(UiLanguage language) {
            return Optional.empty();
        }

        @Override
        public boolean unlimited(AccountId account) {
            return unlimited;
        }
    }
}
