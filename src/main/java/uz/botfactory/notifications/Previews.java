package uz.botfactory.notifications;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uz.botfactory.notifications.pages.AdminWording.Preview;
import uz.botfactory.support.Dates;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Shows words as people would get them, with samples in place of the placeholders. */
@Component
class Previews {

    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 11, 30, 14, 0, 0, 0, ZoneOffset.UTC);

    private final Wordings wordings;
    private final Numbers numbers;
    private final Texts texts;

    Previews(Wordings wordings, Numbers numbers, Texts texts) {
        this.wordings = wordings;
        this.numbers = numbers;
        this.texts = texts;
    }

    /** In both scripts when it is Uzbek. */
    List<Preview> of(UiLanguage language, Wording wording) {
        var plain = filled(language, wording);
        return language == UiLanguage.UZ
                ? List.of(plain, filled(UiLanguage.UZ_CYRL, wordings.inCyrillic(wording)))
                : List.of(plain);
    }

    private Preview filled(UiLanguage language, Wording wording) {
        var values = new HashMap<>(samples(language));
        values.put("button", wording.quotedButton(language));
        var filled = wording.filled(values);
        return new Preview(language.tag(), filled.subject(), filled.paragraphs(), filled.button());
    }

    private Map<String, String> samples(UiLanguage language) {
        return Map.ofEntries(
                Map.entry("name", "Aziza Karimova"),
                Map.entry("business", "Aziza Karimova"),
                Map.entry("bot", "Choyxona"),
                Map.entry("plan", "Premium"),
                Map.entry("date", Dates.time(language, SAMPLE)),
                Map.entry("until", Dates.day(language, SAMPLE.toLocalDate())),
                Map.entry("used", "2 700"),
                Map.entry("granted", "3 000"),
                Map.entry("forecast", texts.get(language, "notifications.forecast.runsOut", Dates.day(language, SAMPLE.toLocalDate()))),
                Map.entry("provider", texts.get(language, "ai.provider.gemini")),
                Map.entry("reason", texts.get(language, "notifications.reason.no_money")),
                Map.entry("percent", Integer.toString(numbers.offering().percent())),
                Map.entry("code", "SAVE10-ABC123"));
    }
}
