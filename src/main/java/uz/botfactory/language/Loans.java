package uz.botfactory.language;

import java.util.HashMap;
import java.util.Map;

/** Loans whose two spellings no rule can tell from each other: sentabr is сентябрь, konsert is концерт. */
final class Loans {

    private static final Map<String, String> CYRILLIC = new HashMap<>();
    private static final Map<String, String> LATIN = new HashMap<>();

    static {
        Resource.lines("loans.txt", Loans::add);
    }

    private Loans() {}

    private static void add(String line) {
        int blank = line.indexOf(' ');
        String latin = Spelling.unify(line.substring(0, blank));
        String cyrillic = line.substring(blank + 1).strip();
        CYRILLIC.putIfAbsent(latin, cyrillic);
        LATIN.putIfAbsent(cyrillic, latin);
        if (cyrillic.endsWith("ь")) {
            LATIN.putIfAbsent(cyrillic.substring(0, cyrillic.length() - 1), latin);
        }
    }

    /** How many letters at the start of the lower-case Latin word are a known loan with only suffixes after it. */
    static int lengthOfKnownLatin(String word) {
        return lengthOfKnown(CYRILLIC, word);
    }

    static int lengthOfKnownCyrillic(String word) {
        return lengthOfKnown(LATIN, word);
    }

    private static int lengthOfKnown(Map<String, String> known, String word) {
        for (int end = word.length(); end > 2; end--) {
            if (known.containsKey(word.substring(0, end)) && UzbekSuffixes.isChain(Folding.fold(word.substring(end)))) {
                return end;
            }
        }
        return 0;
    }

    /** The soft sign at its end goes before a suffix: сентябрь, сентябрда. */
    static String cyrillic(String latin, boolean beforeSuffix) {
        String cyrillic = CYRILLIC.getOrDefault(latin, latin);
        return beforeSuffix && cyrillic.endsWith("ь") ? cyrillic.substring(0, cyrillic.length() - 1) : cyrillic;
    }

    static String latin(String cyrillic) {
        return LATIN.getOrDefault(cyrillic, cyrillic);
    }
}
