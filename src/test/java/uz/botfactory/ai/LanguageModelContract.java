package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Access;
import uz.botfactory.ai.wire.Answer;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelApi;
import uz.botfactory.ai.wire.ModelMissing;
import uz.botfactory.ai.wire.Patience;
import uz.botfactory.ai.wire.Question;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.support.Http;
import uz.botfactory.world.FakeModel;
import uz.botfactory.world.FakeModel.Mood;

/** What every provider must do and every way it may fail; a new provider is finished when this passes. */
abstract class LanguageModelContract {

    private static final Patience SHORT = new Patience(Duration.ofMillis(400), Duration.ofSeconds(5));
    private static final String ANSWER = "Yetkazib berish 20 000 soʻm.";

    private FakeModel fake;
    private Exchange exchange;
    private ModelApi api;
    private final Tokens used = new Tokens();
    private final List<String> heard = new ArrayList<>();

    abstract FakeModel fake();

    abstract ModelApi api(Exchange exchange);

    abstract Model model();

    abstract Access access(FakeModel fake);

    /** Whether the provider asks for a key at all. */
    boolean wantsKey() {
        return true;
    }

    @BeforeEach
    void open() {
        fake = fake();
        exchange = new Exchange(Http.client("test", 50, Duration.ofSeconds(1), Duration.ofSeconds(5)));
        api = api(exchange);
    }

    @AfterEach
    void close() throws Exception {
        exchange.close();
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answers(boolean stream) throws ModelFailed {
        assertThat(ask(stream)).isEqualTo(new Answer(ANSWER, false));
        assertThat(fake.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsTokensWithSilentThoughts(boolean stream) throws ModelFailed {
        ask(stream);
        assertThat(used.input()).isEqualTo(100);
        assertThat(used.output()).isEqualTo(50);
    }

    @Test
    void theAnswerGrowsAndNeverShowsThoughts() throws ModelFailed {
        ask(true);
        assertThat(heard).containsExactly("Yetkazib berish ", "Yetkazib berish 20 000 soʻm", ANSWER);
    }

    @Test
    void longAnswersInManyPiecesArriveWhole() throws ModelFailed {
        var pieces = new String[2_000];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = "қўшимча " + i + " 😀 ";
        }
        fake.say(pieces);
        assertThat(ask(true).text()).isEqualTo(String.join("", pieces));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheTokensEndedIsMarked(boolean stream) throws ModelFailed {
        fake.will(Mood.SHORTENED);
        assertThat(ask(stream)).isEqualTo(new Answer(ANSWER, true));
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_KEY, WRONG_KEY",
        "NO_MONEY, NO_MONEY",
        "BRIEF_LIMIT, RATE_LIMITED",
        "LONG_LIMIT, RATE_LIMITED",
        "OVERLOADED, OVERLOADED",
        "HTML_ERROR, OVERLOADED",
        "HTML, OVERLOADED",
        "BLOCKED, BLOCKED_CONTENT",
        "EMPTY, EMPTY",
        "TOKENS_RAN_OUT, EMPTY",
        "OUR_MISTAKE, BAD_REQUEST",
        "MODEL_GONE, BAD_REQUEST",
        "BROKEN_JSON, CUT",
        "CUT, CUT",
        "STALL, TIMEOUT",
        "SILENT, TIMEOUT"
    })
    void eachFailureHasItsReason(Mood mood, Reason reason) {
        for (var stream : new boolean[] {true, false}) {
            fake.will(mood);
            assertThat(failure(stream).reason()).as("streaming: " + stream).isEqualTo(reason);
        }
    }

    @Test
    void aStreamThatEndsWithoutAFinishIsCut() {
        fake.will(Mood.UNFINISHED);
        assertThat(failure(true).reason()).isEqualTo(Reason.CUT);
    }

    @Test
    void anErrorWithinAStreamKeepsItsMeaning() {
        fake.will(Mood.ERROR_IN_STREAM);
        assertThat(failure(true).reason()).isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void theToldWaitIsHandedOn() {
        fake.will(Mood.LONG_LIMIT);
        assertThat(failure(true).retryAfter()).isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void aMissingModelIsSaidSo() {
        fake.will(Mood.MODEL_GONE);
        assertThat(failure(false)).isInstanceOf(ModelMissing.class);
    }

    @Test
    void aServerThatIsNotThereCountsAsOverloaded() {
        var nowhere = new Access("http://127.0.0.1:9", access(fake).key());
        assertThat(failure(question(nowhere, true, SHORT)).reason()).isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void theWholeTakesNoLongerThanAllowed() {
        fake.will(Mood.SILENT);
        var began = System.nanoTime();
        var patience = new Patience(Duration.ofSeconds(20), Duration.ofMillis(300));
        assertThat(failure(question(access(fake), true, patience)).reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENT", "STALL"})
    void cancelEndsTheCallAtOnce(Mood mood) throws Exception {
        fake.will(mood);
        var cancel = new Cancel();
        var patience = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));
        var failure = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                ModelFailed.class,
                () -> api.ask(question(access(fake), true, patience), used, heard::add, cancel)));
        Awaitility.await().until(() -> !fake.calls().isEmpty());
        cancel.cancel();
        assertThat(failure.get(2, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void cancelBeforehandAsksNobody() {
        var cancel = new Cancel();
        cancel.cancel();
        var failure = catchThrowableOfType(
                ModelFailed.class, () -> api.ask(question(access(fake), true, SHORT), used, heard::add, cancel));
        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(fake.calls()).isEmpty();
    }

    @Test
    void aKeyThatIsMadeUpIsWrong() {
        if (wantsKey()) {
            var made = new Access(access(fake).baseUrl(), "sk-made-up");
            assertThat(failure(question(made, true, SHORT)).reason()).isEqualTo(Reason.WRONG_KEY);
        }
    }

    @Test
    void noFailureQuotesTheKeyOrTheCustomer() {
        for (var mood : List.of(Mood.WRONG_KEY, Mood.OUR_MISTAKE, Mood.LONG_LIMIT)) {
            fake.will(mood);
            assertThat(failure(true).getMessage()).doesNotContain("fake-").doesNotContain("Salom");
        }
    }

    @Test
    void brokenCharactersOfACustomerHarmNothing() throws ModelFailed {
        var turns = List.of(new Turn(false, "Narxi \uD83D qancha \u0000 \uDE00 😀"));
        var question = new Question(access(fake), model(), "\uD83D", turns, 300, true, SHORT);
        assertThat(api.ask(question, used, heard::add, new Cancel()).text()).isEqualTo(ANSWER);
        assertThat(fake.calls().getLast().body().toString()).contains("qancha").contains("😀");
    }

    @Test
    void theModelsOfAKeyAreListed() throws ModelFailed {
        assertThat(api.models(access(fake), SHORT)).isNotEmpty();
    }

    @Test
    void aFailureLeavesTheNextCallUnharmed() throws ModelFailed {
        fake.will(Mood.CUT, Mood.OVERLOADED, Mood.STALL);
        failure(true);
        failure(true);
        failure(true);
        assertThat(ask(true).text()).isEqualTo(ANSWER);
    }

    private Answer ask(boolean stream) throws ModelFailed {
        return api.ask(question(access(fake), stream, SHORT), used, heard::add, new Cancel());
    }

    private ModelFailed failure(boolean stream) {
        return failure(question(access(fake), stream, SHORT));
    }

    private ModelFailed failure(Question question) {
        return catchThrowableOfType(ModelFailed.class, () -> api.ask(question, used, heard::add, new Cancel()));
    }

    private Question question(Access access, boolean stream, Patience patience) {
        return new Question(
                access,
                model(),
                "Siz Oltin Choynak choyxonasining yordamchisisiz.",
                List.of(
                        new Turn(false, "Salom"),
                        new Turn(true, "Assalomu alaykum"),
                        new Turn(false, "Yetkazib berish qancha?")),
                300,
                stream,
                patience);
    }

    static Model model(String provider, String name, String thinking, String limit) {
        var price = new Model.Price(LocalDate.EPOCH, 300_000, 2_500_000);
        return new Model(provider, name, Model.Kind.FAST, thinking, 512, limit, 0, 100, null, List.of(price));
    }
}
