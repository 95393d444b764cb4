package uz.botfactory.language;

/** The inflections of English. */
final class EnglishEndings {

    private EnglishEndings() {}

    /** The word without plural, -ed, -ing, -ly; at least three letters; the same for all forms of regular words. */
    static String strip(String word) {
        String stem = withoutEnding(word);
        return stem.length() > 3 && (stem.endsWith("e") || stem.endsWith("y")) ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String withoutEnding(String word) {
        int n = word.length();
        if (n > 5 && word.endsWith("ing")) {
            return word.substring(0, n - 3);
        }
        if (n > 5 && word.endsWith("ies")) {
            return word.substring(0, n - 3);
        }
        if (n > 4 && (word.endsWith("ed") || word.endsWith("es") || word.endsWith("ly"))) {
            return word.substring(0, n - 2);
        }
        return n > 3 && word.endsWith("s") && word.charAt(n - 2) != 's' ? word.substring(0, n - 1) : word;
    }
}
