package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wants a person, and who only mentions one. */
class WishesTests {

    @ParameterizedTest
    @ValueSource(strings = {
        "operator", "Operatorni chaqiring", "оператор", "Позовите менеджера", "соедините с оператором", "jonli odam bilan gaplashay",
        "хочу поговорить с живым человеком", "human please", "operator bormi?", "can I talk to a live person"
    })
    void wantsOne(String text) {
        assertThat(Wishes.aPerson(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Palov necha odamga yetadi?", "Menejer maoshi qancha?", "Xodimlar qachon ishda boʻladi?", "номер менеджера", "When is the manager there?", "Live match on TV today?", "Сколько человек за стол",
        "Qaysi mobil operatorlar bilan toʻlasam boʻladi, aytib bera olasizmi menga"
    })
    void asksSomethingElse(String text) {
        assertThat(Wishes.aPerson(text)).isFalse();
    }
}
