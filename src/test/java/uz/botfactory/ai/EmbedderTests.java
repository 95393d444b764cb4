package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.gemini.GeminiApi;
import uz.botfactory.ai.openai.OpenAiApi;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.support.Http;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.FakeGemini;
import uz.botfactory.world.FakeOpenAi;

class EmbedderTests {

    private static final AccountId TEAHOUSE = new AccountId(UUID.randomUUID());

    private final FakeGemini gemini = new FakeGemini();
    private final FakeOpenAi openAi = new FakeOpenAi(FakeOpenAi.House.LOCAL);
    private final Exchange exchange = new Exchange(Http.client("t", 20, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    private final Policy policy = mock(Policy.class);

    @BeforeEach
    void open() {
        when(policy.now()).thenReturn(AiPolicy.SHIPPED);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(gemini.violations()).isEmpty();
        assertThat(openAi.violations()).isEmpty();
        exchange.close();
        gemini.close();
        openAi.close();
    }

    @Test
    void withoutAConfiguredModelThereIsNone() {
        assertThat(gemini("").available()).isFalse();
        assertThatThrownBy(() -> gemini("").query(TEAHOUSE, "salom")).isInstanceOfSatisfying(
                ModelFailed.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_KEY));
    }

    @Test
    void theSpaceNamesProviderModelAndDimensions() {
        var embedder = gemini("gemini-embedding-2");
        assertThat(embedder.available()).isTrue();
        assertThat(embedder.space()).isEqualTo("gemini/gemini-embedding-2/768");
        assertThat(embedder.dimensions()).isEqualTo(768);
    }

    @Test
    void vectorsHaveLengthOneInTheOrderOfTheTexts() throws ModelFailed {
        for (var name : List.of("gemini-embedding-001", "gemini-embedding-2")) {
            var vectors = gemini(name).documents(TEAHOUSE, List.of("Yetkazib berish", "Narxlar", "Ish vaqti"));
            assertThat(vectors).hasSize(3).allSatisfy(EmbedderTests::hasLengthOne);
            assertThat(vectors.get(0)).isNotEqualTo(vectors.get(1));
        }
    }

    @Test
    void aHundredTextsGoInOneCallAndAnyNumberIsTaken() throws ModelFailed {
        var texts = IntStream.range(0, 250).mapToObj(i -> "Passage " + i).toList();
        assertThat(gemini("gemini-embedding-2").documents(TEAHOUSE, texts)).hasSize(250);
        assertThat(gemini.calls()).hasSize(3);
    }

    @Test
    void whereBatchesAreUnknownTextsGoOneByOne() throws ModelFailed {
        gemini.refuseBatches();
        var embedder = gemini("gemini-embedding-2");
        assertThat(embedder.documents(TEAHOUSE, List.of("bir", "ikki"))).hasSize(2);
        assertThat(embedder.documents(TEAHOUSE, List.of("uch"))).hasSize(1);
        assertThat(gemini.calls()).hasSize(1 + 2 + 1);
        gemini.violations().clear();
    }

    @Test
    void blankTextsStayAtHome() throws ModelFailed {
        var vectors = gemini("gemini-embedding-2").documents(TEAHOUSE, List.of(" ", "Narxlar", ""));
        assertThat(vectors.get(0)).containsOnly(0f).hasSize(768);
        hasLengthOne(vectors.get(1));
        assertThat(vectors.get(2)).containsOnly(0f);
    }

    @Test
    void aModelNobodyKnowsTellsItsDimensionsByItself() throws ModelFailed {
        var embedder = openAi("nomic-embed-text");
        assertThat(embedder.available()).isTrue();
        assertThat(embedder.space()).isEqualTo("openai/nomic-embed-text/5");
        hasLengthOne(embedder.query(TEAHOUSE, "qancha turadi"));
    }

    @Test
    void answersInAnyOrderFindTheirTexts() throws ModelFailed {
        var embedder = openAi("text-embedding-v4");
        var both = embedder.documents(TEAHOUSE, List.of("Narxlar", "Ish vaqti"));
        assertThat(both.get(1)).isEqualTo(embedder.query(TEAHOUSE, "Ish vaqti"));
    }

    private static void hasLengthOne(float[] vector) {
        double sum = 0;
        for (var value : vector) {
            sum += value * value;
        }
        assertThat(sum).isCloseTo(1, within(1e-3));
    }

    private Embedder gemini(String model) {
        return embedder(Provider.of(
                "gemini",
                new GeminiApi(exchange),
                "https://official",
                new AiProperties.Provider(FakeGemini.KEY, gemini.url(), "", "", model)));
    }

    private Embedder openAi(String model) {
        return embedder(Provider.of(
                "openai",
                new OpenAiApi(exchange, false),
                "https://official",
                new AiProperties.Provider("", openAi.url() + "/v1", "", "", model)));
    }

    private Embedder embedder(Provider provider) {
        var clock = new TestClock();
        var known = List.of(
                known("gemini", "gemini-embedding-001", 100),
                known("gemini", "gemini-embedding-2", 100),
                known("openai", "text-embedding-v4", 10));
        var routes = new Routes(List.of(provider), "", policy, mock(OwnKeys.class), mock(AiRights.class), clock);
        return new ProviderEmbedder(routes, new Catalogue(known, clock), mock(Books.class), clock);
    }

    private static Model known(String provider, String name, int batch) {
        var price = new Model.Price(LocalDate.EPOCH, 200_000, 0);
        return new Model(provider, name, Model.Kind.EMBEDDING, null, 0, "", 768, batch, null, List.of(price));
    }
}
