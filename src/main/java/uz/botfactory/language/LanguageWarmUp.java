package uz.botfactory.language;

/** Reads all word lists and models once, so that the first customer does not wait for them. */
public final class LanguageWarmUp {

    private static final String GREETING = "Assalomu alaykum, доставка 25 ming so'm, how much?";

    private LanguageWarmUp() {}

    /** Takes about a second; whoever needs a list meanwhile waits for its being read. */
    public static void run() {
        LanguageDetector.detect(GREETING);
        Abuse.category(GREETING);
        Numbers.canonical(GREETING);
        for (var word : Words.of(GREETING)) {
            Lexicon.translations(Stemmer.stem(Folding.fold(word)));
        }
        Transliterator.toCyrillic(GREETING);
    }
}
