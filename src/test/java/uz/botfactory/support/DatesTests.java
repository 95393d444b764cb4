package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class DatesTests {

    @Test
    void englishReadersGetTheMonthInLetters() {
        var when = ZonedDateTime.parse("2026-09-03T14:05+05:00[Asia/Tashkent]");

        assertThat(Dates.time(UiLanguage.EN, when)).isEqualTo("3 Sep 2026, 14:05");
        assertThat(Dates.day(UiLanguage.EN, when.toLocalDate())).isEqualTo("3 Sep 2026");
    }

    @Test
    void theOthersGetFigures() {
        for (var language : new UiLanguage[] {UiLanguage.UZ, UiLanguage.UZ_CYRL, UiLanguage.RU}) {
            assertThat(Dates.day(language, LocalDate.of(2026, 9, 3))).isEqualTo("03.09.2026");
        }
    }
}
