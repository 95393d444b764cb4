package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StemmerTests {

    private static String stem(String word) {
        return Stemmer.stem(Folding.fold(word));
    }

    @ParameterizedTest
    @CsvSource({
        "narxlarini, narx", "narxi, narx", "manzilingizni, manzil", "filiallaringizda, filial", "buyurtmangizni, buyurtma", "telefonning, telefon", "telefonni, telefon", "pullar, pul",
        "shahri, shahar", "kreditga, kredit", "bankdan, bank", "doʻkonlarimizdan, doʻkon", "kafolatsiz, kafolat", "chegirmali, chegirma", "kunni, kun", "kunda, kun"
    })
    void nounsLoseCaseAndPossession(String inflected, String stem) {
        assertThat(stem(inflected)).isEqualTo(stem(stem));
    }

    @ParameterizedTest
    @CsvSource({
        "ishlaysizlarmi, ishlamoq", "ishlaysizmi, ishlash", "toʻlasam, toʻlamoq", "qaytarmoqchiman, qaytarish", "almashtirsa, almashtirish", "yozilmoqchi, yozilish", "toʻlayapman, toʻlash",
        "yuborasizmi, yuborish", "ochilgan, ochilmoq", "tuzatasizlarmi, tuzatish", "ishlavotti, ishlamoq"
    })
    void verbsLoseTenseAndPerson(String inflected, String stem) {
        assertThat(stem(inflected)).isEqualTo(stem(stem));
    }

    @ParameterizedTest
    @CsvSource({
        "доставку, доставка", "доставки, доставка", "скидками, скидка", "гарантии, гарантия", "dostavkangiz, доставка", "скидканинг, скидка", "оплату, оплата", "цену, цена", "цены, цена", "магазине, магазин",
        "новая, новый", "качественные, качественный"
    })
    void russianFormsMeetAlsoWithUzbekEndings(String inflected, String stem) {
        assertThat(stem(inflected)).isEqualTo(stem(stem));
    }

    @ParameterizedTest
    @CsvSource({"prices, price", "deliveries, delivery", "delivering, delivery", "orders, order", "discounts, discount", "warranties, warranty"})
    void englishFormsMeet(String inflected, String stem) {
        assertThat(stem(inflected)).isEqualTo(stem(stem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"talim", "rejim", "bilim", "olma", "ona", "bola", "bozor", "filial", "magazin", "chegirma", "kurs", "dars", "qand", "mashina", "oila", "narh"})
    void wholeWordsStayWhole(String word) {
        assertThat(stem(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"zarafshonlarda, zarafshon", "qoraqalpoqdan, qoraqalpoq"})
    void unknownWordsLoseOnlyWhatIsSure(String inflected, String stem) {
        assertThat(stem(inflected)).isEqualTo(Folding.fold(stem));
    }
}
