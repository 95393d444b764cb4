package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.botfactory.knowledge.Unreadable.Why;

class EncodingsTests {

    private static final String RUSSIAN = "Доставка по Ташкенту бесплатно от 200 000 сум. Цена — «договорная», звоните № 5!";
    private static final String UZBEK = "Oʻzbekiston boʻylab yetkazib berish 2 kun. Ўзбекистон бўйлаб етказиб бериш қулай.";

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5"})
    void findsTheCyrillicTableOfARussianText(String charset) throws Unreadable {
        String text = charset.equals("windows-1251") ? RUSSIAN : RUSSIAN.replaceAll("[—«»№]", "");
        assertThat(Encodings.decode(text.getBytes(Charset.forName(charset)))).isEqualTo(text);
    }

    @Test
    void aShortPriceInCp1251IsEnough() throws Unreadable {
        assertThat(Encodings.decode("Плов 45000".getBytes(Charset.forName("windows-1251")))).isEqualTo("Плов 45000");
        assertThat(Encodings.decode("НАРХЛАР РЎЙХАТИ: ош".replace('Ҳ', 'Х').getBytes(Charset.forName("windows-1251"))))
                .isEqualTo("НАРХЛАР РЎЙХАТИ: ош");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void readsUnicodeWithItsMark(String charset) throws Unreadable {
        assertThat(Encodings.decode(("\uFEFF" + UZBEK).getBytes(Charset.forName(charset)))).isEqualTo(UZBEK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsUnicodeWithoutAMark(String charset) throws Unreadable {
        assertThat(Encodings.decode(UZBEK.getBytes(Charset.forName(charset)))).isEqualTo(UZBEK);
        assertThat(Encodings.decode(RUSSIAN.getBytes(Charset.forName(charset)))).isEqualTo(RUSSIAN);
    }

    @Test
    void aScratchInUtf8DoesNotSpoilTheRest() throws Unreadable {
        byte[] bytes = (UZBEK + " " + RUSSIAN).getBytes(StandardCharsets.UTF_8);
        bytes[3] = (byte) 0xFF;
        assertThat(Encodings.decode(bytes)).contains("Доставка по Ташкенту бесплатно");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var noise = new byte[4000];
        new java.util.Random(1).nextBytes(noise);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Encodings.decode(noise))
                .extracting(Unreadable::why)
                .isEqualTo(Why.UNREADABLE_TEXT);
    }

    @Test
    void strayZerosAreForgiven() throws Unreadable {
        assertThat(Files.read("a.txt", "Osh 45\u0000 000 so'm. Lag'mon\u0000 30 000 so'm, choy bepul beriladi va hokazo"))
                .containsExactly("Osh 45 000 so'm. Lag'mon 30 000 so'm, choy bepul beriladi va hokazo");
    }

    @Test
    void textTakenForTheWrongTableIsRepaired() {
        assertThat(Mojibake.repaired("РќР°СЂС…Рё 45 000 СЃСћРј")).isEqualTo("Нархи 45 000 сўм");
        assertThat(Mojibake.repaired(damaged("Доставка бесплатно", "windows-1251"))).isEqualTo("Доставка бесплатно");
        assertThat(Mojibake.repaired(damaged("Доставка", "windows-1252"))).isEqualTo("Доставка");
        assertThat(Mojibake.repaired("Íàðõè êàí÷à, äîñòàâêà")).isEqualTo("Нархи канча, доставка");
        assertThat(Mojibake.repaired("Osh â€“ 45 000")).isEqualTo("Osh – 45 000");
    }

    @Test
    void twiceDamagedTextIsRepairedTwice() {
        String once = damaged("Доставка бесплатно", "windows-1251");
        assertThat(Mojibake.repaired(damaged(once, "windows-1251"))).isEqualTo("Доставка бесплатно");
    }

    @Test
    void healthyTextStaysAsItIs() {
        for (var text : new String[] {RUSSIAN, UZBEK, "СССР РР", "Р. С. Иванов", "Café à Genève: crème brûlée", "РСТ", "É à ü"}) {
            assertThat(Mojibake.repaired(text)).isEqualTo(text);
        }
    }

    /** UTF-8 decoded with the given table, its holes standing for themselves as most programs do it. */
    private static String damaged(String text, String table) {
        var out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String c = new String(new byte[] {b}, Charset.forName(table));
            out.append(c.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : c);
        }
        return out.toString();
    }
}
