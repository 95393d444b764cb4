package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbuseTests {

    @ParameterizedTest
    @CsvSource({
        "sen ahmoqsan, insult", "Сен аҳмоқсан, insult", "вы идиоты, insult", "ты дебил, insult", "fuck you, insult", "suka javob ber, insult", "o'zimni o'ldirmoqchiman, self_harm", "не хочу жить, self_harm", "I want to die, self_harm",
        "seni o'ldiraman, violence", "я тебя убью, violence", "how to make a bomb, violence", "narkotik bormi, drugs", "купить гашиш, drugs", "send nudes, sexual", "порно есть?, sexual", "убью тебя сука, violence"
    })
    void harmIsRecognisedInEveryLanguage(String text, String category) {
        assertThat(Abuse.category(text)).contains(category);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "narxi qancha", "koʻtarib berasizmi", "konsultatsiya olsam boʻladimi", "сколько стоит страховка", "рубль курс", "сексуальность", "хлебница есть?", "употреблять", "колебания цены", "оскорблять нельзя", "sikl davomiyligi", "qurol-yarog'siz", "Essex street",
        "assessment test", "do you sell classic dress shirts", "лохматый кот", "дураково", "Scunthorpe", "sukunat", "loha", "kotlet bormi", "онангизга совға", "jalal", "itim kasal, emlash qancha", "debit karta", "Nasiba opa bormi", "suxarik", "мудрый", "гондола"
    })
    void harmlessWordsThatLookAlikeAreClean(String text) {
        assertThat(Abuse.category(text)).isEmpty();
    }
}
