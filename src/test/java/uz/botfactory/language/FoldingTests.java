package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTests {

    @ParameterizedTest
    @ValueSource(strings = {"o'", "o`", "o´", "oʻ", "oʼ", "o‘", "o’", "oʽ", "oʹ", "o′", "o‛", "o＇", "ō", "õ", "ŏ", "ö", "ў", "ӯ", "у\u0306"})
    void everyWayToWriteTheLetterIsOne(String letter) {
        assertThat(Folding.fold(letter + "zbek")).isEqualTo("ozbek");
    }

    @ParameterizedTest
    @ValueSource(strings = {"g'", "g`", "gʻ", "gʼ", "g‘", "g’", "ğ", "ḡ", "ġ", "ǵ", "ғ", "г\u0335"})
    void soIsTheOther(String letter) {
        assertThat(Folding.fold("to" + letter)).isEqualTo("tog");
    }

    @ParameterizedTest
    @CsvSource({
        "ер, yer", "поезд, poyezd", "объект, obyekt", "келди, keldi", "милиция, militsiya", "цирк, sirk", "концерт, konsert",
        "маъно, maʼno", "октябрь, oktyabr", "Исҳоқ, Isʼhoq", "яхши, yaxshi", "ЧОЙХОНА, choyxona", "икки, ikki", "йўл, yoʻl", "вақт, waqt",
        "хона, hona", "şahar, shahar", "ça, cha", "jañi, jangi", "щётка, shetka", "счёт, счет"
    })
    void bothScriptsAndAllHabitsMeet(String one, String other) {
        assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yetkazib berish 25 000 so'm!", "Объём, счёт и щётка", "O‘g‘il bolalar, to'qqiz", "What's new? WiFi", "йюй", "tsts"})
    void foldingTwiceChangesNothing(String text) {
        assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }

    @Test
    void figuresAndMarksStay() {
        assertThat(Folding.fold("Narxi: 25 000 so'm!")).isEqualTo("narhi: 25 000 som!");
    }

    @Test
    void invisibleCharactersGo() {
        assertThat(Folding.fold("nar\u00ADx\u200Bi")).isEqualTo("narhi");
    }

    @Test
    void theExactFormKeepsOnApartFromTen() {
        assertThat(Folding.exact("Ўн")).isEqualTo("oʻn").isEqualTo(Folding.exact("O'n"));
        assertThat(Folding.exact("ON")).isEqualTo("on");
        assertThat(Folding.exact("Маъно")).isEqualTo("maʼno");
    }
}
