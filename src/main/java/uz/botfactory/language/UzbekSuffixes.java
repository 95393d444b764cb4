package uz.botfactory.language;

/** The endings of Uzbek words in their folded form, each one slot of the chain stem + suffix + suffix. */
final class UzbekSuffixes {

    /** Rather many than few: a chain only counts where the dictionary knows what remains. */
    private static final String[] ALL = (
                    // nouns: plural, possessive, case, makers of new words
                    "lar lari la si i im m ing ng imiz miz ingiz ngiz ngizlar ning ni ga ka qa da dan gacha kacha qacha dagi niki cha dek day"
                            + " dosh lik li siz chi gina kina tadan talab ta nchi inchi talik lab mas ona"
                            // particles
                            + " mi chi ku dir da oq yoq u yu de a ya"
                            // verbs: person, tense, mood, negation, voice, participles
                            + " man san sizlar silar sila dilar di ti dim ding dik dingiz dingizlar tim k lami"
                            + " ay y aylik ylik yap ayap yapti ayotir moqda moqchi moq gan kan qan ib b ar r ma mas may sa sin sinlar"
                            + " uvchi vchi guncha kuncha gach kach qach gani kani adigan ydigan digan ayotgan yotgan votgan otgan vot vop ot"
                            + " il l in n ish sh uv v tir dir gaz giz qaz kaz kiz t ir gin ginlar inglar inglr nglar masdan sang sangiz sak sam"
                            + " masa olmay roq moqchimiz votti yabdi yabman vomman vossiz")
            .split(" ");

    private static final String[][] BY_LAST_LETTER = byLastLetter();

    private UzbekSuffixes() {}

    private static String[][] byLastLetter() {
        var lists = new String[26][];
        for (int letter = 0; letter < 26; letter++) {
            char last = (char) ('a' + letter);
            lists[letter] = java.util.Arrays.stream(ALL)
                    .distinct()
                    .filter(suffix -> suffix.charAt(suffix.length() - 1) == last)
                    .toArray(String[]::new);
        }
        return lists;
    }

    /** Suffixes that end with the letter before the given position. */
    private static String[] endingAt(String word, int end) {
        int letter = word.charAt(end - 1) - 'a';
        return letter < 0 || letter > 25 ? new String[0] : BY_LAST_LETTER[letter];
    }

    /** Whether the text is empty or nothing but suffixes. */
    static boolean isChain(String folded) {
        return folded.isEmpty() || folded.length() < 40 && (reachable(folded, 0) & 1L) != 0;
    }

    /**
     * The lengths that remain of a folded word when one to many suffixes are taken off its end, as bits: bit n is set
     * when the first n letters may be the stem. The word's own length is always set.
     */
    static long reachable(String word, int shortest) {
        long lengths = 1L << word.length();
        for (int end = word.length(); end > shortest; end--) {
            if ((lengths >> end & 1) != 0) {
                for (String suffix : endingAt(word, end)) {
                    int start = end - suffix.length();
                    if (start >= shortest && word.startsWith(suffix, start)) {
                        lengths |= 1L << start;
                    }
                }
            }
        }
        return lengths;
    }
}
