package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelApi;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.support.TestClock;

class CatalogueTests {

    private static final Instant NOVEMBER = Instant.parse("2026-11-21T10:00:00Z");
    private static final String OFFICIAL = "https://official";

    private final Model lite = model("gemini-3.5-flash-lite", Model.Kind.FAST, null, 300_000, 2_500_000);
    private final Model old = model("gemini-2.5-flash", Model.Kind.FAST, LocalDate.parse("2026-12-01"), 1, 1);
    private final Model strong = model("gemini-3.8-flash", Model.Kind.STRONG, null, 750_000, 3_750_000);

    @Test
    void theOperatorsChoiceComesFirstThenTheClass() {
        assertThat(names(catalogue(NOVEMBER), provider("gemini-2.5-flash", null), false))
                .containsExactly("gemini-2.5-flash", "gemini-3.5-flash-lite");
    }

    @Test
    void aModelPastItsEndIsNotAsked() {
        assertThat(names(catalogue(Instant.parse("2026-12-01T10:00:00Z")), provider("gemini-2.5-flash", null), false))
                .containsExactly("gemini-3.5-flash-lite");
    }

    @Test
    void withoutStrongModelsTheFastOnesAnswer() {
        var catalogue = catalogue(NOVEMBER);
        assertThat(names(catalogue, provider(null, null), true)).startsWith("gemini-3.8-flash");
        catalogue.isAway(strong);
        assertThat(names(catalogue, provider(null, null), true)).startsWith("gemini-3.5-flash-lite");
    }

    @Test
    void aModelThatWasGoneIsAskedAgainAnHourLater() {
        var clock = new TestClock();
        var catalogue = new Catalogue(List.of(lite, strong), clock);
        catalogue.isAway(lite);
        assertThat(catalogue.choices(provider(null, null), false)).containsExactly(lite);
        assertThat(catalogue.choices(provider(null, null), true)).containsExactly(strong);
        clock.pass(Duration.ofMinutes(61));
        assertThat(catalogue.choices(provider(null, null), true)).containsExactly(strong, lite);
    }

    @Test
    void aNumberedVersionInheritsFromItsModel() {
        var model = catalogue(NOVEMBER).choices(provider("gemini-3.5-flash-lite-002", null), false).getFirst();
        assertThat(model.name()).isEqualTo("gemini-3.5-flash-lite-002");
        assertThat(model.prices()).isEqualTo(lite.prices());
    }

    @Test
    void anUnknownModelIsCountedAsTheDearestOfItsClass() {
        var model = catalogue(NOVEMBER).choices(provider("gemini-4-flash", null), false).getFirst();
        assertThat(model.thinking()).isEqualTo("LOW");
        var used = new Tokens();
        used.are(1_000_000, 1_000_000);
        assertThat(model.cost(used, LocalDate.parse("2026-11-21"))).isEqualTo(2_800_000);
    }

    @Test
    void aServerOfOnesOwnIsAskedOnlyForWhatItRuns() {
        var local = new Provider("openai", mock(ModelApi.class), "http://10.0.0.5:11434/v1", false, null, "llama3.2", null, null);
        var model = catalogue(NOVEMBER).choices(local, false);
        assertThat(model).extracting(Model::name).containsExactly("llama3.2");
        assertThat(model.getFirst().maxTokensName()).isEqualTo("max_tokens");
        assertThat(model.getFirst().prices()).isEmpty();
    }

    @Test
    void aPriceHoldsFromItsDay() {
        var used = new Tokens();
        used.are(1_000, 100);
        var model = new Model("gemini", "m", Model.Kind.FAST, null, 0, "", 0, 0, null, List.of(
                new Model.Price(LocalDate.parse("2027-01-01"), 1_500_000, 7_500_000),
                new Model.Price(LocalDate.parse("2026-01-01"), 750_000, 3_750_000)));
        assertThat(model.cost(used, LocalDate.parse("2026-12-31"))).isEqualTo(1_125);
        assertThat(model.cost(used, LocalDate.parse("2027-01-01"))).isEqualTo(2_250);
    }

    private Catalogue catalogue(Instant now) {
        return new Catalogue(List.of(lite, old, strong), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<String> names(Catalogue catalogue, Provider provider, boolean strong) {
        return catalogue.choices(provider, strong).stream().map(Model::name).toList();
    }

    private static Provider provider(@Nullable String fast, @Nullable String strong) {
        return new Provider("gemini", mock(ModelApi.class), OFFICIAL, true, "key", fast, strong, null);
    }

    private static Model model(String name, Model.Kind kind, @Nullable LocalDate end, long input, long output) {
        return new Model("gemini", name, kind, "LOW", 512, "", 0, 0, end, List.of(new Model.Price(LocalDate.EPOCH, input, output)));
    }
}
