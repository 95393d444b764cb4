package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LettersTests {

    private final Letters letters = new Letters(new Texts(latin -> latin), "yordam@example.uz", "t.me/yordam");

    @Test
    void whatIsChosenBelowIsCalledByItsOwnWordsInBothForms() {
        var mail = letters.write(letter("Salom", new Letter.Button("Xatlardan voz kechish", "https://example.uz/unsubscribe/abc")));

        assertThat(mail.text()).contains("Xatlardan voz kechish: https://example.uz/unsubscribe/abc\n");
        assertThat(mail.html()).contains("href=\"https://example.uz/unsubscribe/abc\">Xatlardan voz kechish</a>");
    }

    @Test
    void whoeverHasAQuestionFindsUs() {
        var mail = letters.write(letter("Salom", null));

        assertThat(mail.text()).endsWith("-- \nBiz bilan aloqa: yordam@example.uz, https://t.me/yordam\n");
        assertThat(mail.html()).contains(">@yordam</a>");
    }

    @Test
    void aLongAddressDoesNotWidenTheMailOnAPhone() {
        var html = letters.write(letter("https://example.uz/" + "a".repeat(200), null)).html();

        assertThat(html).containsPattern("class=\"inner\"[^>]*overflow-wrap:anywhere");
    }

    @Test
    void whatPeopleWroteIsNoHtml() {
        assertThat(letters.write(letter("<b>Salom</b>", null)).html()).contains("&lt;b&gt;Salom&lt;/b&gt;");
    }

    private static Letter letter(String paragraph, Letter.Button preferences) {
        return new Letter(
                "aziza@example.uz", UiLanguage.UZ, "Choy", List.of(paragraph), null, "", "", preferences, Map.of(), null);
    }
}
