package uz.botfactory.support;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as the readers of a language write them: 28.11.2026 14:05, and 28 Nov 2026, 14:05 in English. */
public final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Dates() {}

    public static String day(UiLanguage language, LocalDate day) {
        return (language == UiLanguage.EN ? ENGLISH_DAY : DAY).format(day);
    }

    /** With the time of day there. */
    public static String time(UiLanguage language, ZonedDateTime when) {
        return (language == UiLanguage.EN ? ENGLISH_TIME : TIME).format(when);
    }
}
