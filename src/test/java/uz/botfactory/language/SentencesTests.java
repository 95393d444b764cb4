package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTests {

    @Test
    void fullStopsQuestionsExclamationsAndLinesEndASentence() {
        assertThat(Sentences.split("Narxi 250 ming. Yetkazib berish bepul! Qachon kerak?\nQoʻngʻiroq qiling… Xayr"))
                .containsExactly("Narxi 250 ming.", "Yetkazib berish bepul!", "Qachon kerak?", "Qoʻngʻiroq qiling…", "Xayr");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Narxi 2.5 mln. soʻm boʻladi", "Manzil: Navoiy koʻch. 5-uy", "Адрес: ул. Навои, д. 5", "Saytimiz botfactory.uz da", "Sana 05.08.2026 dan", "A. Navoiy nomidagi kutubxona", "Ask Mr. Smith about it",
        "https://misol.uz/a?b=1.2", "Soat 9.00 dan 18.00 gacha", "1. Birinchi qadam", "Это стоит 500 тыс. сум в месяц"
    })
    void figuresAddressesAndAbbreviationsStayWhole(String sentence) {
        assertThat(Sentences.split(sentence)).containsExactly(sentence);
    }

    @Test
    void quotesCloseWithTheirSentence() {
        assertThat(Sentences.split("U \"keldim.\" dedi. Biz kutdik.")).hasSize(2);
        assertThat(Sentences.split("«Ждите!» Мы приедем.")).containsExactly("«Ждите!»", "Мы приедем.");
    }

    @Test
    void nothingIsLost() {
        String text = "Salom. Bugun 5 ta joy bor?! Ha... Boʻpti";
        assertThat(String.join(" ", Sentences.split(text))).isEqualTo(text);
    }

    @Test
    void emptyTextHasNone() {
        assertThat(Sentences.split(" \n ")).isEmpty();
    }
}
