package uz.botfactory.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Long answers become messages that Telegram takes. */
class PartsTests {

    @Test
    void aShortTextStaysWhole() {
        assertThat(Parts.of("  Narxi 25 000 soʻm.  ")).containsExactly("Narxi 25 000 soʻm.");
    }

    @Test
    void aBlankTextHasNoParts() {
        assertThat(Parts.of(" \n ")).isEmpty();
    }

    @Test
    void aLongTextIsCutBetweenSentences() {
        var sentence = "Yetkazib berish narxi yigirma besh ming soʻm. ";
        var parts = Parts.of(sentence.repeat(200));
        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> {
            assertThat(part.length()).isLessThanOrEqualTo(Parts.LONGEST);
            assertThat(part).startsWith("Yetkazib").endsWith("soʻm.");
        });
        assertThat(String.join(" ", parts)).isEqualTo(sentence.repeat(200).strip());
    }

    @Test
    void noPartEndsWithinAnEmoji() {
        var parts = Parts.of("a" + "😀".repeat(5000));
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.length()).isLessThanOrEqualTo(Parts.LONGEST);
            assertThat(Character.isHighSurrogate(part.charAt(part.length() - 1))).isFalse();
        });
        assertThat(String.join("", parts)).isEqualTo("a" + "😀".repeat(5000));
    }
}
