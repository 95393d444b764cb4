package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uz.botfactory.knowledge.Found;
import uz.botfactory.knowledge.Passage;
import uz.botfactory.knowledge.ScoredUnit;
import uz.botfactory.language.Language;
import uz.botfactory.language.Script;

class ExtractiveAnswerTests {

    private static final String MENU = "Taom: Palov; Narxi: 42 000 so'm; Vazni: 400 g\nTaom: Manti; Narxi: 40 000 so'm; Vazni: 350 g";
    private static final String RULES = "Qachon ochilasiz?\nHar kuni soat 9:00 da ochilamiz. Bayramlarda dam olamiz.\nBoshqa savol?\nBoshqa javob.";

    @Test
    void theRowThatAnswersIsSaidAlone() {
        var extract = answer(Script.LATIN, MENU, unit(MENU, "Taom: Palov; Narxi: 42 000 so'm; Vazni: 400 g", 0.9));
        assertThat(extract.kind()).isEqualTo(Extract.Kind.ANSWERED);
        assertThat(extract.text()).isEqualTo("Palov — Narxi: 42 000 so'm; Vazni: 400 g");
        assertThat(extract.passages()).hasSize(1);
    }

    @Test
    void uzbekIsSaidInTheAskersScript() {
        var extract = answer(Script.CYRILLIC, RULES, unit(RULES, "Bayramlarda dam olamiz.", 0.9));
        assertThat(extract.text()).isEqualTo("Байрамларда дам оламиз.");
    }

    @Test
    void aQuestionOfTheDocumentIsReplacedByItsAnswer() {
        var extract = answer(Script.LATIN, RULES, unit(RULES, "Qachon ochilasiz?", 0.9));
        assertThat(extract.text()).isEqualTo("Har kuni soat 9:00 da ochilamiz. Bayramlarda dam olamiz.");
    }

    @Test
    void aHeadingIsReplacedByWhatItHeads() {
        var extract = answer(Script.LATIN, RULES, new ScoredUnit(ID, 0, 0, 0.9));
        assertThat(extract.text()).contains("9:00").doesNotContain("Boshqa");
    }

    @Test
    void whereNothingFitsTheClosestIsMarkedOrNothingSaid() {
        var passages = List.of(new Passage(ID, ID, "a.txt", "", MENU, 1));
        var units = List.of(unit(MENU, "Taom: Manti; Narxi: 40 000 so'm; Vazni: 350 g", 0.3));
        var close = new Found(Language.UZ, Script.LATIN, true, true, passages, units);
        assertThat(ExtractiveAnswer.answer("pitsa", Language.UZ, Script.LATIN, close).kind()).isEqualTo(Extract.Kind.CLOSEST);
        var far = new Found(Language.UZ, Script.LATIN, true, false, passages, units);
        assertThat(ExtractiveAnswer.answer("pitsa", Language.UZ, Script.LATIN, far)).isEqualTo(Extract.NOTHING);
    }

    @Test
    void anAnswerIsNeverLongerThanFiveHundredCharacters() {
        String endless = "Yetkazib berish haqida juda uzun gap ".repeat(40).strip() + ".";
        var extract = answer(Script.LATIN, endless, unit(endless, endless, 0.9));
        assertThat(extract.text()).hasSizeLessThanOrEqualTo(500).endsWith("…");
    }

    @Test
    void withoutPassagesThereIsNothingToSay() {
        var found = new Found(Language.UZ, Script.LATIN, true, List.of());
        assertThat(ExtractiveAnswer.answer("osh", Language.UZ, Script.LATIN, found)).isEqualTo(Extract.NOTHING);
    }

    private static final UUID ID = new UUID(1, 2);

    private static ScoredUnit unit(String text, String unit, double share) {
        int start = text.indexOf(unit);
        return new ScoredUnit(ID, start, start + unit.length(), share);
    }

    private static Extract answer(Script script, String text, ScoredUnit unit) {
        var found = new Found(
                Language.UZ, script, false, true, List.of(new Passage(ID, ID, "a.txt", "", text, 1)), List.of(unit));
        return ExtractiveAnswer.answer("savol", Language.UZ, script, found);
    }
}
