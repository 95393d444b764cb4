package uz.botfactory.language;

import java.util.ArrayList;
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
    private static final Map<Character, List<Phrase>> PHRASES = new HashMap<>();
    private static final Map<String, String> STARTS = new HashMap<>();

    static {
        Resource.lines("abuse.txt", Abuse::add);
    }

    /** Two or three words; a * stands for any ending. */
    private record Phrase(String[] parts, String category) {}

    private Abuse() {}

    /** The category of harm (self_harm, violence, drugs, sexual, hate, insult), the gravest first; empty when the text is clean. */
    public static Optional<String> category(String text) {
        List<String> words = Words.of(text).stream().map(Folding::fold).filter(word -> !word.isEmpty()).toList();
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
            } else if (folded.indexOf(' ') < 0) {
                WORDS.put(folded, category);
            } else {
                PHRASES.computeIfAbsent(folded.charAt(0), letter -> new ArrayList<>())
                        .add(new Phrase(folded.split(" "), category));
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

    private static @Nullable String ofPhrase(List<String> words, int at) {
        String category = null;
        for (Phrase phrase : PHRASES.getOrDefault(words.get(at).charAt(0), List.of())) {
            if (starts(words, at, phrase.parts())) {
                category = graver(category, phrase.category());
            }
        }
        return category;
    }

    private static boolean starts(List<String> words, int at, String[] parts) {
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
