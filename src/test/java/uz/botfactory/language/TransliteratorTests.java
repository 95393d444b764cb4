package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransliteratorTests {

    @ParameterizedTest
    @CsvSource({
        "ер, yer", "поезд, poyezd", "объект, obyekt", "келди, keldi", "милиция, militsiya", "цирк, sirk", "концерт, konsert", "маъно, maʼno",
        "октябрь, oktabr", "октябрда, oktabrda", "Исҳоқ, Isʼhoq", "электр, elektr", "Шаҳар, Shahar", "ШАҲАР, SHAHAR", "Ёқилғи, Yoqilgʻi", "ЁҚИЛҒИ, YOQILGʻI",
        "йўл, yoʻl", "мўъжиза, moʻjiza", "ғўза, gʻoʻza", "Юнусобод, Yunusobod", "ателье, atelye", "жўнатинг, joʻnating"
    })
    void cyrillicBecomesLatinByTheRules(String cyrillic, String latin) {
        assertThat(Transliterator.toLatin(cyrillic)).isEqualTo(latin);
    }

    @ParameterizedTest
    @CsvSource({
        "yer, ер", "poyezd, поезд", "obyekt, объект", "elektr, электр", "shoir, шоир", "eʼlon, эълон", "maʼno, маъно", "yoʻl, йўл", "yoʻq, йўқ",
        "Isʼhoq, Исҳоқ", "sentabr, сентябрь", "sentabrda, сентябрда", "konsert, концерт", "militsiya, милиция", "aksiyalar, акциялар", "aytsangiz, айтсангиз", "ketsa, кетса",
        "Shahar, Шаҳар", "SHAHAR, ШАҲАР", "Choʻl, Чўл", "YANGI, ЯНГИ", "Yangi, Янги", "kompyuter, компьютер", "sirka, сирка", "oʻzbek, ўзбек", "gʻisht, ғишт", "Faqat, Фақат", "Idish, Идиш", "metall, металл", "Metall, Металл", "porsiya, порция", "kuryer, курьер", "bemalol, бемалол",
        "jahon, жаҳон", "xona, хона", "poezd, поэзд", "togʻ, тоғ", "O'zbekiston, Ўзбекистон", "o‘quv, ўқув", "toʻlovi, тўлови"
    })
    void latinBecomesCyrillicByTheRules(String latin, String cyrillic) {
        assertThat(Transliterator.toCyrillic(latin)).isEqualTo(cyrillic);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://botfactory.uz/uz/narxlar?a=b", "info@misol.uz", "@mening_botim", "{0}", "{ism}", "<a href=\"/uz/narx\">", "</strong>", "`GET /api/v1/bots`", "&nbsp;",
        "Telegram", "WhatsApp", "BotFactory", "PDF", "DOCX", "iPhone", "botfactory.uz", "t.me/kanal", "/start", "PostgreSQL", "Click", "CSV", "GEMINI_API_KEY", "API"
    })
    void whatIsNotUzbekStaysAsItIs(String untouched) {
        assertThat(Transliterator.toCyrillic("Salom " + untouched + " xayr")).isEqualTo("Салом " + untouched + " хайр");
    }

    @Test
    void theSuffixOfABrandChangesScript() {
        assertThat(Transliterator.toCyrillic("Telegramdan yozing, Paymeʼda toʻlang")).isEqualTo("Telegramдан ёзинг, Paymeда тўланг");
    }

    @Test
    void abbreviationsOfOursChangeScriptThoseOfEverybodyStay() {
        assertThat(Transliterator.toCyrillic("MChJ, YaTTga, QQS, STIR, MXIK, IKPU, PDF, QR-kod, API, XML"))
                .isEqualTo("МЧЖ, ЯТТга, ҚҚС, СТИР, МХИК, ИКПУ, PDF, QR-код, API, XML");
        assertThat(Transliterator.toCyrillic("Emailni tasdiqlash")).isEqualTo("Имейлни тасдиқлаш");
    }

    @Test
    void aGrapeIsNoBrand() {
        assertThat(Transliterator.toCyrillic("uzum bormi")).isEqualTo("узум борми");
        assertThat(Transliterator.toCyrillic("Uzum orqali")).isEqualTo("Uzum орқали");
    }

    @Test
    void textInsideTagsIsWrittenTheTagsAreNot() {
        assertThat(Transliterator.toCyrillic("<b>Narxi</b> {0} soʻm")).isEqualTo("<b>Нархи</b> {0} сўм");
    }

    @Test
    void writingThereAndBackKeepsOrdinaryText() {
        String text = "Yetkazib berish bepulmi? Ha, shahar ichida — 2 kunda. Toʻlov: naqd yoki karta orqali.";
        assertThat(Transliterator.toLatin(Transliterator.toCyrillic(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ya ne ponyal, я не понял", "skolko stoit, сколько стоит", "Zdravstvuyte, Здравствуйте", "dostavka est?, доставка есть?", "spasibo bolshoe, спасибо большое",
        "gde vy nahodites, где вы находитесь", "xochu zakazat, хочу заказать", "pochemu tak dolgo, почему так долго", "privet, привет", "mojno oplatit kartoy, можно оплатить картой"
    })
    void russianInLatinLettersComesBack(String latin, String russian) {
        assertThat(Transliterator.russianFromLatin(latin)).isEqualTo(russian);
    }
}
