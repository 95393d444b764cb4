package uz.botfactory.bots;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.Problem;

/** What may stand in the fields of a bot. */
final class Rules {

    private static final List<String> LANGUAGES = List.of("uz", "ru", "en");

    private Rules() {}

    static String name(@Nullable String wish, String now) {
        if (wish == null) {
            return now;
        }
        var name = wish.strip();
        if (name.isEmpty() || name.length() > 80 || hasControls(name)) {
            throw Problem.of(422, "invalid_name", "bots.problem.name").at("name");
        }
        return name;
    }

    static String text(String field, @Nullable String wish, String now, int limit) {
        if (wish == null) {
            return now;
        }
        if (wish.length() > limit || wish.indexOf('\0') >= 0) {
            throw Problem.of(422, "text_too_long", "bots.problem.long", limit).at(field);
        }
        return wish.strip();
    }

    static Tone tone(@Nullable String wish, Tone now) {
        return wish == null
                ? now
                : Tone.of(wish).orElseThrow(() -> Problem.of(422, "invalid_tone", "bots.problem.tone").at("tone"));
    }

    static List<String> languages(@Nullable List<String> wish, List<String> now) {
        if (wish == null) {
            return now;
        }
        var distinct = wish.stream().distinct().toList();
        if (distinct.isEmpty() || !LANGUAGES.containsAll(distinct)) {
            throw Problem.of(422, "invalid_languages", "bots.problem.languages").at("languages");
        }
        return distinct;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
