package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTests {

    @ParameterizedTest
    @CsvSource({
        "narx, цена", "narx, price", "цена, narx", "price, narx", "dostavka, yetkazmoq", "доставка, yetkazib berish", "delivery, доставка", "rassrochka, muddatli toʻlov", "warranty, kafolat", "manzil, address",
        "dushanba, понедельник", "skidka, chegirma", "razmer, oʻlcham", "zapchast, ehtiyot qism"
    })
    void aWordIsKnownInTheOtherLanguages(String word, String other) {
        String expected = Folding.fold(other);
        assertThat(Lexicon.translations(Folding.fold(word))).contains(expected.endsWith("moq") ? expected.substring(0, expected.length() - 3) : expected);
    }

    @Test
    void inflectedWordsAreFoundByTheirStem() {
        assertThat(Lexicon.translations(Folding.fold("kafolati"))).contains("varanty");
    }

    @Test
    void shorthandIsSpelledOutAndTranslated() {
        assertThat(Lexicon.translations("qnch")).startsWith("qancha").contains("skolko");
        assertThat(Lexicon.translations("nrh")).contains("narh", "sena");
    }

    @Test
    void phrasesAreFoundWholeAndByTheirStems() {
        assertThat(Lexicon.translations("ish vaqti")).contains(Folding.fold("график работы"));
    }

    @Test
    void unknownWordsHaveNoTranslation() {
        assertThat(Lexicon.translations("brzqwx")).isEmpty();
    }

    @Test
    void aWordIsNotItsOwnTranslation() {
        assertThat(Lexicon.translations("narh")).doesNotContain("narh");
    }

    @Test
    void stopWordsAndIntentWordsOfAllLanguages() {
        assertThat(Lexicon.isStopWord("va") && Lexicon.isStopWord(Folding.fold("и")) && Lexicon.isStopWord("the")).isTrue();
        assertThat(Lexicon.isStopWord("telefon")).isFalse();
        assertThat(Lexicon.isIntentWord("qancha") && Lexicon.isIntentWord(Folding.fold("сколько")) && Lexicon.isIntentWord(Folding.fold("where"))).isTrue();
    }
}
