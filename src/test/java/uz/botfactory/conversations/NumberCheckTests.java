package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A model may repeat numbers, and invent none. */
class NumberCheckTests {

    @Test
    void theSameNumberInAnotherSpellingIsTheSame() {
        assertThat(foreign("Narxi 250 ming soʻm", "Narxi: 250 000 soʻm")).isEmpty();
        assertThat(foreign("Телефон: +998 90 123-45-67", "tel. 998901234567")).isEmpty();
    }

    @Test
    void anInventedPriceIsForeign() {
        assertThat(foreign("Narxi 260 000 soʻm", "Narxi: 250 000 soʻm")).containsExactly("260000");
    }

    @Test
    void countingLinesClaimsNothing() {
        assertThat(foreign("1. Palov\n2. Somsa\n3) Choy", "Palov, somsa, choy bor")).isEmpty();
    }

    @Test
    void countingSentencesClaimsNothingButTwoOfThemMayBeDates() {
        assertThat(foreign("1-Palov bor. 2-Somsa bor. 3-Choy bor.", "Palov, somsa, choy")).isEmpty();
        assertThat(foreign("1-sentabr ochiq. 2-sentabr yopiq.", "Sentabrda ochiq")).isNotEmpty();
    }

    @Test
    void oneIsRarelyANumberInWords() {
        assertThat(foreign("Bir marta keling", "Keling")).isEmpty();
        assertThat(foreign("1 marta keling", "Keling")).containsExactly("1");
    }

    @Test
    void aPieceOfAFigureIsNotTheFigure() {
        assertThat(foreign("Narxi 5 000 soʻm", "Narxi: 45 000 soʻm")).containsExactly("5000");
        assertThat(foreign("Narxi 45 soʻm", "Narxi: 45 000 soʻm")).containsExactly("45");
        assertThat(foreign("Narxi 5 ming soʻm", "5 dona bor")).containsExactly("5000");
        assertThat(foreign("Soat 18:30 gacha", "Soat 18 gacha")).containsExactly("18:30");
    }

    @Test
    void wholePhonesTimesAndPricesMayBeRepeated() {
        assertThat(foreign("+998 90 123-45-67, 9:00 dan 18:30 gacha, 45 000 soʻm.", "Tel: +998 90 123-45-67. 9:00 dan 18:30 gacha. Narx 45 000 soʻm.")).isEmpty();
    }

    private static java.util.Set<String> foreign(String answer, String known) {
        return NumberCheck.foreign(answer, Stream.of(() -> known));
    }
}
