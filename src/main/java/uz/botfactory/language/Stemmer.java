package uz.botfactory.language;

import org.jspecify.annotations.Nullable;

/**
 * What the forms of a word have in common. The dictionary protects whole words (taʼlim is not taʼl + im); without its
 * help only unmistakable endings go.
 */
public final class Stemmer {

    /** Unmistakable Uzbek endings for words the dictionary does not know, in the order they stand at the end of a word. */
    private static final String[] SURE = (
                    "larimizdan larimizga larimizni laringizni laringizga larining larimiz laringiz larini lariga larida laridan sizlarmi"
                            + " sizlar lardan larga larni larda larning ingizni ingizga ingizda ingizdan imizdan imizga imizda imizni"
                            + " moqchiman moqchimiz moqchi sizmi lari lar ning dagi gacha kacha qacha ngiz ingiz imiz dan niki dimi"
                            + " yapman yapsiz yapti yapmiz yapti adigan ydigan ayotgan aman asiz amiz adi ydi lik ni ga da si mi")
            .split(" ");

    private Stemmer() {}

    /** The stem of a folded word, folded. Known words give their dictionary form, whatever the language. */
    public static String stem(String foldedWord) {
        if (foldedWord.length() < 3 || foldedWord.length() > 40 || Character.isDigit(foldedWord.charAt(0))) {
            return foldedWord;
        }
        String known = known(foldedWord);
        return known == null ? unknown(foldedWord) : known;
    }

    /** The dictionary form of a folded word; null when the dictionary has none. */
    static @Nullable String known(String word) {
        var dictionary = Lexicon.dictionary();
        String whole = dictionary.lemma(word);
        if (whole != null) {
            return whole;
        }
        String russianStem = RussianEndings.strip(word);
        String russian = dictionary.lemmaOfRussianStem(russianStem);
        String uzbek = uzbek(dictionary, word, russian == null ? 2 : russianStem.length());
        if (uzbek != null) {
            return uzbek;
        }
        return russian != null ? russian : english(dictionary, word);
    }

    private static @Nullable String english(Dictionary dictionary, String word) {
        String lemma = dictionary.lemmaOfEnglishStem(EnglishEndings.strip(word));
        return lemma != null || !word.endsWith("s") ? lemma : dictionary.lemma(word.substring(0, word.length() - 1) + "t");
    }

    /** The longest known word, at least that long, that nothing but Uzbek suffixes follow; null when there is none. */
    private static @Nullable String uzbek(Dictionary dictionary, String word, int shortest) {
        if (word.length() > 60) {
            return null;
        }
        long lengths = UzbekSuffixes.reachable(word, 2);
        for (int length = word.length() - 1; length >= shortest; length--) {
            if ((lengths >> length & 1) != 0) {
                String lemma = dictionary.lemmaBeforeSuffix(word, length);
                if (lemma != null) {
                    return lemma;
                }
            }
        }
        return null;
    }

    private static String unknown(String word) {
        String uzbek = withoutSureEndings(word);
        if (uzbek.length() < word.length()) {
            return uzbek;
        }
        String russian = RussianEndings.strip(word);
        return russian.length() >= 4 ? russian : word;
    }

    private static String withoutSureEndings(String word) {
        String stem = word;
        for (int round = 0; round < 3; round++) {
            String shorter = withoutSureEnding(stem);
            if (shorter.length() == stem.length()) {
                break;
            }
            stem = shorter;
        }
        return stem;
    }

    private static String withoutSureEnding(String word) {
        for (String ending : SURE) {
            if (word.length() - ending.length() >= 4 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
