package uz.botfactory.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words business questions use, in three languages: what a word is called in the others, its synonyms, and what
 * chat shortens it to. Everything goes in and comes out folded.
 */
public final class Lexicon {

    static final List<String> PARTS = List.of(
            "lexicon-business.txt", "lexicon-things.txt", "lexicon-trades.txt", "lexicon-people.txt", "lexicon-more.txt");

    private static final int[] NONE = {};
    private static final Dictionary DICTIONARY = new Dictionary();
    private static final List<String[][]> CONCEPTS = new ArrayList<>();
    private static final Map<String, int[]> CONCEPTS_OF = new HashMap<>(24_000);
    private static final Map<String, String[]> SHORTHAND = new HashMap<>();
    private static final Set<String> STOP_WORDS = new HashSet<>();
    private static final Set<String> INTENT_WORDS = new HashSet<>();

    static {
        PARTS.forEach(part -> Resource.lines(part, Lexicon::addConcept));
        Resource.lines("shorthand.txt", Lexicon::addShorthand);
        Resource.lines("stopwords.txt", line -> addAll(STOP_WORDS, line));
        Resource.lines("intentwords.txt", line -> addAll(INTENT_WORDS, line));
    }

    private Lexicon() {}

    /**
     * What a folded word, stem or phrase (stems with a blank between) is called in the other languages, and its
     * synonyms: the other languages' first choices first. Empty when the word is not known.
     */
    public static Set<String> translations(String foldedWordOrStem) {
        var found = new LinkedHashSet<String>();
        String[] spelledOut = SHORTHAND.get(foldedWordOrStem);
        if (spelledOut != null) {
            found.addAll(Arrays.asList(spelledOut));
            Arrays.stream(spelledOut).forEach(word -> collect(word, found));
        }
        collect(foldedWordOrStem, found);
        found.remove(foldedWordOrStem);
        return found;
    }

    /** Whether the folded word only holds a sentence together, in any of the three languages. */
    public static boolean isStopWord(String folded) {
        return STOP_WORDS.contains(folded);
    }

    /** Whether the folded word says what kind of fact is asked for (price, place, hours), which nearly every text has. */
    public static boolean isIntentWord(String folded) {
        return INTENT_WORDS.contains(folded);
    }

    static Dictionary dictionary() {
        return DICTIONARY;
    }

    static int size() {
        return CONCEPTS.size();
    }

    private static void collect(String word, Set<String> found) {
        for (int concept : conceptsOf(word)) {
            String[][] sides = CONCEPTS.get(concept);
            addOthersFirst(sides, word, found);
            for (String[] side : sides) {
                found.addAll(Arrays.asList(side));
            }
        }
    }

    private static void addOthersFirst(String[][] sides, String word, Set<String> found) {
        for (String[] side : sides) {
            if (side.length > 0 && !Arrays.asList(side).contains(word)) {
                found.add(side[0]);
            }
        }
    }

    private static int[] conceptsOf(String word) {
        int[] direct = CONCEPTS_OF.get(word);
        if (direct != null) {
            return direct;
        }
        int[] stemmed = CONCEPTS_OF.get(stems(word));
        if (stemmed != null) {
            return stemmed;
        }
        String sh = word.indexOf('v') < 0 ? null : word.replace("v", "sh");
        return sh == null ? NONE : CONCEPTS_OF.getOrDefault(sh, NONE);
    }

    private static String stems(String phrase) {
        if (phrase.indexOf(' ') < 0) {
            return Stemmer.stem(phrase);
        }
        var stems = new StringBuilder(phrase.length());
        for (String word : phrase.split(" ")) {
            stems.append(stems.isEmpty() ? "" : " ").append(Stemmer.stem(word));
        }
        return stems.toString();
    }

    private static void addConcept(String line) {
        String[] sides = line.split("\\|", -1);
        if (sides.length != 3) {
            throw new IllegalStateException("A line of the lexicon needs three sides (uz | ru | en): " + line);
        }
        var concept = new String[3][];
        for (int side = 0; side < 3; side++) {
            concept[side] = words(Language.values()[side], sides[side]);
        }
        CONCEPTS.add(concept);
        for (String[] side : concept) {
            Arrays.stream(side).forEach(word -> index(word, CONCEPTS.size() - 1));
        }
    }

    private static String[] words(Language language, String side) {
        return Arrays.stream(side.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Folding::fold)
                .map(word -> enter(language, word))
                .distinct()
                .toArray(String[]::new);
    }

    /** Makes the word known; an Uzbek verb (-moq) is entered and found by its root. */
    private static String enter(Language language, String folded) {
        if (folded.indexOf(' ') >= 0) {
            return folded;
        }
        DICTIONARY.add(language, folded);
        String lemma = DICTIONARY.lemma(folded);
        return lemma == null ? folded : lemma.intern();
    }

    private static void index(String word, int concept) {
        add(word, concept);
        if (word.indexOf(' ') >= 0) {
            add(stems(word), concept);
        }
    }

    private static void add(String word, int concept) {
        CONCEPTS_OF.merge(word, new int[] {concept}, Lexicon::joined);
    }

    private static int[] joined(int[] before, int[] more) {
        if (Arrays.stream(before).anyMatch(concept -> concept == more[0])) {
            return before;
        }
        int[] both = Arrays.copyOf(before, before.length + 1);
        both[before.length] = more[0];
        return both;
    }

    private static void addShorthand(String line) {
        int equals = line.indexOf('=');
        String[] meanings = Arrays.stream(line.substring(equals + 1).split(","))
                .map(String::strip)
                .map(Folding::fold)
                .toArray(String[]::new);
        for (String shorthand : line.substring(0, equals).split(",")) {
            String folded = Folding.fold(shorthand.strip());
            if (folded.equals(meanings[0])) {
                continue;
            }
            SHORTHAND.put(folded, meanings);
            if (meanings[0].indexOf(' ') < 0) {
                DICTIONARY.alias(folded, Stemmer.stem(meanings[0]));
            }
        }
    }

    /** What a shorthand stands for; null when it is none. */
    static String @Nullable [] spelledOut(String folded) {
        return SHORTHAND.get(folded);
    }

    private static void addAll(Set<String> set, String line) {
        for (String word : line.split("\\s+")) {
            set.add(Folding.fold(word));
        }
    }
}
