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
    void oneIsRarelyANumberInWords() {
        assertThat(foreign("Bir marta keling", "Keling")).isEmpty();
        assertThat(foreign("1 marta keling", "Keling")).containsExactly("1");
    }

    @Test
    void laterTextsAreLookedAtOnlyAsFarAsNeeded() {
        Stream<Supplier<String>> texts = Stream.of(() -> "35 000", () -> {
            throw new AssertionError("not needed");
        });
        assertThat(NumberCheck.foreign("Palov 35 000 soʻm", texts)).isEmpty();
    }

    private static java.util.Set<String> foreign(String answer, String known) {
        return NumberCheck.foreign(answer, Stream.of(() -> known));
    }
}
