package uz.botfactory.notifications;

import java.util.List;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Problem;
import uz.botfactory.support.SettingsStore;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.support.UzbekCyrillic;

/** The words of every kind of notice: as shipped, or as the admin wrote them. Uzbek Cyrillic follows the Latin text. */
@Component
class Wordings {

    /** The languages that somebody writes; the other script is made. */
    static final List<UiLanguage> WRITTEN = List.of(UiLanguage.UZ, UiLanguage.RU, UiLanguage.EN);

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_BODY = 2_000;
    private static final int LONGEST_BUTTON = 60;

    private final SettingsStore settings;
    private final Texts texts;
    private final UzbekCyrillic cyrillic;

    Wordings(SettingsStore settings, Texts texts, UzbekCyrillic cyrillic) {
        this.settings = settings;
        this.texts = texts;
        this.cyrillic = cyrillic;
    }

    /** What holds now. */
    Wording of(Kind kind, UiLanguage language) {
        return language == UiLanguage.UZ_CYRL
                ? inCyrillic(of(kind, UiLanguage.UZ))
                : settings.get(key(kind, language), Wording.class, shipped(kind, language));
    }

    Wording inCyrillic(Wording latin) {
        return new Wording(
                cyrillic.write(latin.subject()), cyrillic.write(latin.body()), cyrillic.write(latin.button()));
    }

    /** What we came with. */
    Wording shipped(Kind kind, UiLanguage language) {
        var key = "notifications.text." + kind.code();
        return new Wording(
                texts.get(language, key + ".subject"), texts.get(language, key + ".body"), texts.get(language, key + ".button"));
    }

    boolean isShipped(Kind kind, UiLanguage language) {
        return of(kind, language).equals(shipped(kind, language));
    }

    void save(Kind kind, UiLanguage language, Wording wording) {
        settings.put(key(kind, language), checked(kind, wording));
    }

    void reset(Kind kind, UiLanguage language) {
        settings.remove(key(kind, language));
    }

    /** The same without stray blanks, when it can be sent; otherwise says what is wrong with it. */
    Wording checked(Kind kind, Wording typed) {
        var wording = new Wording(
                typed.subject().strip(), typed.body().strip().replace("\r\n", "\n"), typed.button().strip());
        require(wording.subject(), LONGEST_SUBJECT, "subject");
        require(wording.body(), LONGEST_BODY, "body");
        require(wording.button(), LONGEST_BUTTON, "button");
        wording.named().stream()
                .filter(name -> !kind.placeholders().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(422, "unknown_placeholder", "notifications.problem.unknownPlaceholder", "{" + name + "}")
                            .at("body");
                });
        kind.required().stream()
                .filter(name -> !wording.named().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(422, "missing_placeholder", "notifications.problem.missingPlaceholder", "{" + name + "}")
                            .at("body");
                });
        return wording;
    }

    private static void require(String text, int longest, String field) {
        if (text.isEmpty()) {
            throw Problem.of(422, "text_missing", "notifications.problem.textMissing").at(field);
        }
        if (text.length() > longest) {
            throw Problem.of(422, "text_too_long", "notifications.problem.textTooLong", longest).at(field);
        }
        if (!field.equals("body") && text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.of(422, "text_of_one_line", "notifications.problem.textOfOneLine").at(field);
        }
    }

    private static String key(Kind kind, UiLanguage language) {
        return "notifications.text." + kind.code() + "." + language.code();
    }
}
