package uz.botfactory.language;

/** The inflections of Russian in their folded (Latin) form. */
final class RussianEndings {

    private static final String[] ENDINGS = (
                    "ivshimisya yemisya iyami yami ami iyah yah ah iyam yam am iyu iy ogo ego omu emu imi im ih ie oe aya yaya uyu oy ey oi ei om em"
                            + " ov ev yev iya ia ie ii ya yu u a i e o y"
                            + " ayut yayut uyut ayet yaet aet uet it yat at ut yut et ite ayte yayte ete aete ish aesh esh al ala ali alo il ila ili ilo"
                            + " yal yala yali el ela eli ul ula uli at it et ut yat iat ivat ovat evat otsya isya ilsya alsya"
                            + " an ana ani ano itsa asa esya usya asya")
            .split(" ");

    static {
        java.util.Arrays.sort(ENDINGS, java.util.Comparator.comparingInt(String::length).reversed());
    }

    private RussianEndings() {}

    /** The word without its longest ending, at least three letters; itself when it has none. */
    static String strip(String folded) {
        String word = withoutReflexive(folded);
        for (String ending : ENDINGS) {
            if (word.length() - ending.length() >= 3 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static String withoutReflexive(String word) {
        return word.length() > 6 && (word.endsWith("sya") || word.endsWith("sa") && word.charAt(word.length() - 3) == 'e')
                ? word.substring(0, word.length() - (word.endsWith("sya") ? 3 : 2))
                : word;
    }
}
