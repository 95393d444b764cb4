package uz.botfactory.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises what a bot must not answer in substance. */
public final class Abuse {

    /** Shorter words begin too many harmless ones. */
    private static final int SHORTEST_INFLECTED = 5;

    private static final Map<String, String> WORDS = new HashMap<>();
    private static final Map<String, String> PHRASES = new HashMap<>();
    private static final Map<String, String> STARTS = new HashMap<>();

    static {
        Resource.lines("abuse.txt", Abuse::add);
    }

    private Abuse() {}

    /** The category of harm (self_harm, violence, drugs, sexual, hate, insult), the gravest first; empty when the text is clean. */
    public static Optional<String> category(String text) {
        List<String> words = Words.of(text).stream().map(Folding::fold).toList();
        String worst = null;
        for (int i = 0; i < words.size(); i++) {
            worst = graver(worst, ofWord(words.get(i)));
            worst = graver(worst, ofPhrase(words, i));
        }
        return Optional.ofNullable(worst);
    }

    private static void add(String line) {
        int colon = line.indexOf(':');
        String category = line.substring(0, colon);
        for (String entry : line.substring(colon + 1).split(",")) {
            String folded = Folding.fold(entry.strip());
            if (folded.endsWith("*") && folded.indexOf(' ') < 0) {
                STARTS.put(folded.substring(0, folded.length() - 1), category);
            } else {
                (folded.indexOf(' ') < 0 ? WORDS : PHRASES).put(folded, category);
            }
        }
    }

    private static @Nullable String ofWord(String word) {
        String category = WORDS.get(word);
        for (int end = Math.min(word.length(), 14); category == null && end >= 3; end--) {
            category = STARTS.get(word.substring(0, end));
            if (category == null && end >= SHORTEST_INFLECTED && end < word.length() && UzbekSuffixes.isChain(word.substring(end))) {
                category = WORDS.get(word.substring(0, end));
            }
        }
        return category;
    }

    /** Phrases of two or three words; each word of the list may stand for the beginning of the text's. */
    private static @Nullable String ofPhrase(List<String> words, int at) {
        if (at + 1 >= words.size()) {
            return null;
        }
        String category = null;
        for (var phrase : PHRASES.entrySet()) {
            if (startsPhrase(words, at, phrase.getKey())) {
                category = graver(category, phrase.getValue());
            }
        }
        return category;
    }

    private static boolean startsPhrase(List<String> words, int at, String phrase) {
        if (phrase.charAt(0) != words.get(at).charAt(0)) {
            return false;
        }
        String[] parts = phrase.split(" ");
        for (int i = 0; i < parts.length; i++) {
            if (at + i >= words.size() || !matches(words.get(at + i), parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String word, String part) {
        return part.endsWith("*") ? word.startsWith(part.substring(0, part.length() - 1)) : word.equals(part);
    }

    private static @Nullable String graver(@Nullable String one, @Nullable String other) {
        return one == null || other != null && rank(other) < rank(one) ? other : one;
    }

    private static int rank(String category) {
        return List.of("self_harm", "violence", "drugs", "sexual", "hate", "insult").indexOf(category);
    }
}
