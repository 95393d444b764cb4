package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.botfactory.support.Problem;

class LanguageApiTests {

    private final LanguageApi api = new LanguageApi();

    private List<LanguageApi.Item> detect(List<String> texts) {
        return api.detect(new LanguageApi.Question(texts)).items();
    }

    @Test
    void eachTextGetsItsLanguageAndScriptInOrder() {
        assertThat(detect(List.of("narxi qancha", "нархи қанча", "сколько стоит", "how much is it")))
                .extracting(item -> item.language() + " " + item.script())
                .containsExactly("uz Latn", "uz Cyrl", "ru Cyrl", "en Latn");
    }

    @Test
    void confidenceIsAShare() {
        assertThat(detect(List.of("narxi qancha", "", "ok"))).allMatch(item -> item.confidence() >= 0 && item.confidence() <= 1);
    }

    @Test
    void aHundredTextsAreAllowedAndNotOneMore() {
        assertThat(detect(Collections.nCopies(100, "salom"))).hasSize(100);
        assertThatThrownBy(() -> detect(Collections.nCopies(101, "salom"))).isInstanceOf(Problem.class);
    }

    @Test
    void aTextMayHaveTenThousandCharactersAndNotOneMore() {
        assertThat(detect(List.of("a".repeat(10_000)))).hasSize(1);
        assertThatThrownBy(() -> detect(List.of("a".repeat(10_001)))).isInstanceOf(Problem.class);
    }

    @Test
    void missingTextsAreAWrongRequest() {
        assertThatThrownBy(() -> api.detect(new LanguageApi.Question(null))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> detect(Collections.singletonList(null))).isInstanceOf(Problem.class);
    }
}
