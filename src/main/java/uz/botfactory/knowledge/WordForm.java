package uz.botfactory.knowledge;

import uz.botfactory.language.Folding;
import uz.botfactory.language.Stemmer;

/** A word as written, in the one form for all spellings, and without its endings. */
record WordForm(String exact, String folded, String stem) {

    static WordForm of(String word) {
        String folded = Folding.fold(word);
        return new WordForm(Folding.exact(word), folded, Stemmer.stem(folded));
    }

    /** Whether it is written with oʻ, gʻ or ʼ, which folding drops. */
    boolean hasMarks() {
        return exact.indexOf('\u02BB') >= 0 || exact.indexOf('\u02BC') >= 0;
    }

    boolean isNumber() {
        return !folded.isEmpty() && Character.isDigit(folded.charAt(0));
    }
}
