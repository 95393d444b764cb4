package uz.botfactory.conversations;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import uz.botfactory.language.Folding;
import uz.botfactory.language.Words;

/** Whether a customer wants to write with a person instead of the bot. */
final class Wishes {

    private static final int MOST_WORDS = 7;

    // In folded form, as all spellings of a word meet there; Uzbek and Russian take endings, so beginnings count.
    private static final Set<String> PEOPLE = folded("operator", "konsultant", "menejer", "menedjer", "manager", "xodim", "human", "administrator");
    private static final Set<String> PERSONS = folded("odam", "inson", "человек", "person", "agent");
    private static final Set<String> LIVING = folded("jonli", "tirik", "жив", "реальн", "real", "live");

    // "When are your managers there?", "What does an operator earn?" ask about people, not for one.
    private static final Set<String> QUESTIONS = folded(
            "qancha", "necha", "nechta", "qachon", "qayer", "qanday", "soat", "maosh", "oylik", "vakansiya", "raqam", "telefon",
            "сколько", "когда", "где", "как", "номер", "зарплата", "вакансия", "when", "where", "how", "much", "many",
            "salary", "number");

    private Wishes() {}

    /** Short and about nothing else. */
    static boolean aPerson(String text) {
        var words = Words.of(text);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return false;
        }
        var folded = words.stream().map(Folding::fold).toList();
        return folded.stream().anyMatch(word -> begins(word, PEOPLE)) && folded.stream().noneMatch(Wishes::asks)
                || words.size() > 1 && folded.stream().anyMatch(word -> begins(word, LIVING)) && folded.stream().anyMatch(Wishes::isPerson);
    }

    private static boolean begins(String word, Set<String> beginnings) {
        return beginnings.stream().anyMatch(word::startsWith);
    }

    private static Set<String> folded(String... words) {
        return Arrays.stream(words).map(Folding::fold).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isPerson(String word) {
        return begins(word, PERSONS);
    }

    /** "Does a manager earn much?" asks about one. */
    private static boolean asks(String word) {
        return begins(word, QUESTIONS);
    }
}
