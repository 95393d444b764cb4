package uz.botfactory.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All known words by their folded form, and the way from an inflected form back to them. */
final class Dictionary {

    private final Map<String, String> lemmas = new HashMap<>(24_000);
    private final Set<String> englishOnly = new HashSet<>(8_000);
    private final Map<String, String> russianStems = new HashMap<>(8_000);
    private final Map<String, String> englishStems = new HashMap<>(8_000);

    void add(Language language, String folded) {
        if (language == Language.UZ && folded.length() > 5 && folded.endsWith("moq")) {
            addVerb(folded.substring(0, folded.length() - 3));
            return;
        }
        if (language != Language.EN) {
            englishOnly.remove(folded);
        } else if (!lemmas.containsKey(folded)) {
            englishOnly.add(folded);
        }
        String known = lemmas.get(folded);
        String lemma = lemma(language, known == null ? folded : known);
        if (known == null) {
            lemmas.put(folded, lemma);
        }
    }

    /** What an entry counts as: two forms of one word in the lists (цена, цены) are the one that came first. */
    private String lemma(Language language, String word) {
        if (word.length() < 4) {
            return word;
        }
        return switch (language) {
            case RU -> first(russianStems, RussianEndings.strip(word), word);
            case EN -> first(englishStems, EnglishEndings.strip(word), word);
            case UZ -> word.endsWith("lar") ? lemmas.getOrDefault(word.substring(0, word.length() - 3), word) : word;
        };
    }

    private static String first(Map<String, String> stems, String stem, String word) {
        String before = stems.putIfAbsent(stem, word);
        return before == null ? word : before;
    }

    /** An Uzbek verb stands in the lists with -moq; its forms lead to the root. */
    private void addVerb(String root) {
        englishOnly.remove(root);
        lemmas.putIfAbsent(root, root);
        lemmas.putIfAbsent(root + "moq", root);
    }

    /** A form that only ever means the given word: shorthand, a spelling of its own. */
    void alias(String folded, String lemma) {
        lemmas.putIfAbsent(folded, lemma);
    }

    @Nullable String lemma(String folded) {
        return lemmas.get(folded);
    }

    @Nullable String lemmaOfRussianStem(String stem) {
        return russianStems.get(stem);
    }

    @Nullable String lemmaOfEnglishStem(String stem) {
        return englishStems.get(stem);
    }

    /**
     * The known word that the first letters of an inflected one are, also when the seam hides it: yurag-im is yurak,
     * pul-(l)ar is pul, shahr-i is shahar.
     */
    @Nullable String lemmaBeforeSuffix(String word, int length) {
        String stem = word.substring(0, length);
        String lemma = length > 2 || isShortRoot(stem) ? lemmaOfOurs(stem) : null;
        char seam = word.charAt(length);
        if (lemma == null && seam == 's') {
            lemma = lemmaOfOurs(stem + 't');
        }
        if (lemma != null || length < 3) {
            return lemma;
        }
        String doubled = seam == stem.charAt(length - 1) ? null : lemmaOfOurs(stem + seam);
        if (doubled != null && "lndmkqgs".indexOf(seam) >= 0 && word.length() - length > 1) {
            return doubled;
        }
        return softened(stem);
    }

    /** No English word takes Uzbek suffixes, but some begin a word of ours. */
    private @Nullable String lemmaOfOurs(String stem) {
        return englishOnly.contains(stem) ? null : lemmas.get(stem);
    }

    private @Nullable String softened(String stem) {
        int last = stem.length() - 1;
        char end = stem.charAt(last);
        if (end == 'g') {
            String hard = lemmas.get(stem.substring(0, last) + 'k');
            return hard != null ? hard : lemmas.get(stem.substring(0, last) + 'q');
        }
        if (end == 'q') {
            return lemmas.get(stem.substring(0, last) + 'g');
        }
        return isConsonant(end) && isConsonant(stem.charAt(last - 1)) ? withVowel(stem, last) : null;
    }

    private @Nullable String withVowel(String stem, int last) {
        String head = stem.substring(0, last);
        for (char vowel : new char[] {'i', 'a', 'u'}) {
            String lemma = lemmas.get(head + vowel + stem.charAt(last));
            if (lemma != null) {
                return lemma;
            }
        }
        return null;
    }

    private static boolean isConsonant(char c) {
        return !Transliterator.isVowel(c);
    }

    private static boolean isShortRoot(String stem) {
        return switch (stem) {
            case "ol", "uy", "oy", "iz", "et", "un", "yo", "yu" -> true;
            default -> false;
        };
    }
}
