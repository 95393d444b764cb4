package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTests {

    @ParameterizedTest
    @ValueSource(strings = {
        "250 ming", "250ming so'm", "250 000", "250.000", "250,000", "250'000", "250000", "250k", "250 тыс", "250 тысяч сум", "250 минг сўм", "ikki yuz ellik ming",
        "икки юз эллик минг", "двести пятьдесят тысяч", "two hundred fifty thousand", "two hundred and fifty thousand", "250 mingdan", "0,25 mln", "narxi-250000soʻm", "yuz ellik ming emas 250ming"
    })
    void aQuarterOfAMillionHasOneForm(String text) {
        assertThat(Numbers.canonical(text)).contains("250000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "2,5 mln;2500000", "2 mln 300;2300000", "2 mln 300 ming;2300000", "1 mln 200 ming 500;1200500", "bir yarim million;1500000", "полтора миллиона;1500000", "yarim million;500000",
        "5 ming 500 so'm;5500", "o'n besh;15", "oʻn;10", "o'nta;10", "yigirma beshta;25", "on besh kun;15", "ўн беш;15", "тўрт;4", "5%;5", "12 500,50;12500.5", "1,234.56;1234.56", "3.5;3.5", "uchta;3", "twenty five;25",
        "lyam;", "сорок пять;45", "15ta;15", "sakkizinchi;8", "1 million;1000000", "50 лямов;50000000", "30к;30000", "iphone 15;15", "yigirmadan;20"
    })
    void numbersInWordsAndDigits(String text, String canonical) {
        assertThat(Numbers.canonical(text)).isEqualTo(canonical == null ? java.util.Set.of() : java.util.Set.of(canonical));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "100-150 ming;100000,150000", "1,5–2 mln;1500000,2000000", "2-3 kun;2,3", "5 dan 10 gacha;5,10", "5 dan 10 minggacha;5000,10000", "от 5 до 10 тысяч;5000,10000"
    })
    void bothEndsOfARange(String text, String canonical) {
        assertThat(Numbers.canonical(text)).containsExactlyInAnyOrder(canonical.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "+998 90 123 45 67;901234567", "998901234567;901234567", "90 123-45-67;901234567", "(90) 123-45-67;901234567", "+998(90)123-45-67;901234567", "901234567;901234567",
        "90 123 45 67;901234567", "90-123-45-67;901234567", "(71) 200-00-00;712000000", "8 (800) 555-35-35;78005553535", "+7 916 123-45-67;79161234567", "123-45-67;1234567"
    })
    void phonesLoseTheirCountryAndMarks(String text, String canonical) {
        assertThat(Numbers.canonical("tel: " + text)).containsExactly(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "9:00;9", "09:00;9", "soat 9 da;9", "9:30;9:30", "soat 9.30 da;9:30", "18.30 gacha soat 18.30;18:30,18.3", "9.30-18.30;9:30,18:30", "9:00–18:00;9,18", "9 dan 18 gacha;9,18", "с 9 до 18;9,18", "в 9 утра;9",
        "в 9 вечера;21", "9 pm;21", "6:30 pm;18:30", "9am;9", "kechki 9;21", "kechki 9:30;21:30", "24/7;24,7"
    })
    void timesAreHours(String text, String canonical) {
        assertThat(Numbers.canonical(text)).containsExactlyInAnyOrder(canonical.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "5-avgust;08-05", "5 avgustda;08-05", "5 августа;08-05", "5-август;08-05", "August 5;08-05", "5th of August;08-05", "05.08.2026;08-05,2026", "2026-08-05;08-05,2026", "5 августа 2026 года;08-05,2026",
        "2026-yil 5-avgust;2026,08-05", "21-mart;03-21", "1 май;05-01", "5-10 avgust;08-05,08-10", "8 марта;03-08", "15-sentabrgacha;09-15", "December 31;12-31", "1 января;01-01"
    })
    void datesAreMonthAndDay(String text, String canonical) {
        assertThat(Numbers.canonical(text)).containsExactlyInAnyOrder(canonical.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bir daqiqa", "on the table", "он пришел", "ming rahmat", "yuz", "одну минуту", "a", "", "tort bormi", "торт", "uchun", "uchish", "birdan", "oltin", "may I ask", "marta", "yuzim"})
    void wordsThatOnlyLookLikeNumbersAreNone(String text) {
        assertThat(Numbers.canonical(text)).isEmpty();
    }
}
