package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTests {

    @Test
    void marksOfTheQuestionStayAroundOtherWords() {
        assertThat(References.kept("Javob #q12# narxi 99 000 (#e12#)", "Narxi qancha? #q12#", "Narxi 45 000 soʻm."))
                .isEqualTo("#q12# Narxi 45 000 soʻm. #e12#");
    }

    @Test
    void aMarkWithAnotherNumberIsAClaimLikeAnyOther() {
        assertThat(References.kept("#A99# tayyor", "Buyurtma #A12# qani?", "Tayyor.")).isEqualTo("Tayyor.");
    }

    @Test
    void withoutMarksNothingChanges() {
        assertThat(References.kept("narxi 99 000", "Narxi qancha?", "45 000 soʻm.")).isEqualTo("45 000 soʻm.");
    }
}
