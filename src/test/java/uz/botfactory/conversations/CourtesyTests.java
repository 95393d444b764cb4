package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no model because it asks nothing. */
class CourtesyTests {

    @ParameterizedTest
    @CsvSource({
        "salom, GREETING",
        "Assalomu alaykum!, GREETING",
        "'Assalomu alaykum, yaxshimisiz', GREETING",
        "Ассалому алайкум, GREETING",
        "Здравствуйте!, GREETING",
        "привет, GREETING",
        "Hello, GREETING",
        "rahmat 😊, THANKS",
        "Katta raxmat!, THANKS",
        "спасибо большое, THANKS",
        "Thank you!, THANKS",
        "до свидания, GOODBYE",
        "ok, FINE",
        "tushunarli rahmat, FINE",
        "👍, FINE",
        "🙏🙏, FINE"
    })
    void isOne(String text, Courtesy kind) {
        assertThat(Courtesy.of(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Salom, palov bormi", "Salom narxi qancha", "rahmat, yetkazib berasizmi", "qalaysiz?", "?", "", "ha", "5", "Привет, сколько стоит плов",
        "hello do you deliver"
    })
    void isNone(String text) {
        assertThat(Courtesy.of(text)).isEmpty();
    }
}
