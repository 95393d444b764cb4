package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markdown goes, everything that only looks like it stays. */
class PlainTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock = """
            **Palov** 35 000 soʻm => Palov 35 000 soʻm
            __Palov__ va *somsa* => Palov va somsa
            ***Juda muhim*** gap => Juda muhim gap
            ~~eski~~ yangi narx => eski yangi narx
            `kod` bilan => kod bilan
            ## Narxlar => Narxlar
            > iqtibos => iqtibos
            * band => • band
            - band => • band
            1. birinchi => 1. birinchi
            [sayt](https://a.uz/b_c_d) => sayt (https://a.uz/b_c_d)
            [https://a.uz](https://a.uz) => https://a.uz
            ![rasm](https://a.uz/x.png) => rasm
            | Palov | 35 000 | => Palov — 35 000
            5 * 3 = 15 => 5 * 3 = 15
            2*3*4 => 2*3*4
            SAVE10_UZ_2026 => SAVE10_UZ_2026
            #q12# javob (#e12#) => #q12# javob (#e12#)
            #choyxona => #choyxona
            [1] manba => [1] manba
            5-10 kun ~ 2 hafta => 5-10 kun ~ 2 hafta
            \\*yulduz\\* => *yulduz*
            **ochiq qoldi => **ochiq qoldi
            -5 daraja => -5 daraja
            soʻm* => soʻm*
            """)
    void oneLine(String markdown, String plain) {
        assertThat(PlainText.of(markdown)).isEqualTo(plain);
    }

    @org.junit.jupiter.api.Test
    void fencesRulesAndTableRulesVanishAndGapsClose() {
        assertThat(PlainText.of("a\n\n\n\nb\n```js\nkod\n```\n---\n| x | y |\n|---|---|\n| 1 | 2 |\n"))
                .isEqualTo("a\n\nb\nkod\nx — y\n1 — 2");
    }
}
