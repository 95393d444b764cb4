package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTests {

    private static String detected(String text) {
        var detected = LanguageDetector.detect(text);
        return detected.language().code() + "-" + detected.script().code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"narxi qancha", "Yetkazib berish bormi?", "bolalar uchun", "rahmat", "qimmatku", "slm nechpul", "yaxwi", "dostavka bormi", "iPhone 15 narxi", "kredit olsam boladimi", "yoq", "o‘zbekcha yozing"})
    void uzbekInLatin(String text) {
        assertThat(detected(text)).isEqualTo("uz-Latn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"нархи қанча", "нархи канча", "борми", "принтер борми", "подписка тайёрми", "лицензия канча", "етказиб бериш", "Samsung Galaxy S24 Ultra борми", "илтимос", "майли эртага", "буладими"})
    void uzbekInCyrillicAlsoWithoutItsFourLetters(String text) {
        assertThat(detected(text)).isEqualTo("uz-Cyrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"сколько стоит", "здравствуйте", "рахмат, всё понял", "ака, когда привезёте", "ассалому алайкум, цена какая", "iPhone есть?", "спс", "почём", "с деньгами", "скидками"})
    void russianAlsoWithUzbekGreetings(String text) {
        assertThat(detected(text)).isEqualTo("ru-Cyrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ya ne ponyal", "skolko stoit", "privet", "gde vy nahodites", "mojno kartoy oplatit", "zdravstvuyte", "spasibo", "pochemu tak dorogo", "est v nalichii"})
    void russianInLatinLetters(String text) {
        assertThat(detected(text)).isEqualTo("ru-Latn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"how much is it", "hello", "do you have osh", "price pls", "where r u", "Is Chilonzor branch open", "thanks", "can I pay with Humo"})
    void englishAlsoWithUzbekNames(String text) {
        assertThat(detected(text)).isEqualTo("en-Latn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "123", "👍", "+998 90 123 45 67", "?!"})
    void withoutLettersItGuessesAndSaysSo(String text) {
        assertThat(LanguageDetector.detect(text)).isEqualTo(new LanguageDetector.Detected(Language.UZ, Script.LATIN, 0));
    }

    @ParameterizedTest
    @CsvSource({"доставка", "кредит", "паспорт"})
    void sharedWordsAreLessSureThanSentences(String word) {
        assertThat(LanguageDetector.detect(word).confidence()).isLessThan(LanguageDetector.detect("сколько стоит " + word + " скажите пожалуйста").confidence());
    }

    @Test
    void aLongTextIsJudgedByItsBeginning() {
        assertThat(detected("Assalomu alaykum, narxlarni yuboring. ".repeat(20_000))).isEqualTo("uz-Latn");
    }

    @Test
    void theFloorsOfTheEvaluationSetHold() throws IOException {
        var messages = DetectorScore.messages();
        assertThat(messages).hasSizeGreaterThan(2_000);
        assertThat(share(messages)).isGreaterThan(0.99);
        for (String kind : List.of("uz Latn", "uz Cyrl", "ru Cyrl", "ru Latn", "en Latn")) {
            var ofKind = messages.stream().filter(message -> kind.equals(message.language() + " " + message.script())).toList();
            assertThat(share(ofKind)).as(kind).isGreaterThan(0.985);
        }
    }

    private static double share(List<DetectorScore.Message> messages) {
        return messages.stream().filter(DetectorScore.Message::isRight).count() / (double) messages.size();
    }
}
