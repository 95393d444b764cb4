package uz.botfactory.knowledge;

import uz.botfactory.language.Folding;
import uz.botfactory.language.Stemmer;

/** A word as written, in the one form for all spellings, and without its endings. */
record WordForm(String exact, String folded, String stem) {

    static WordForm of(String word) {
        String folded = Folding.fold(word);
        return new WordForm(Folding.exact(word), folded, Stemmer.stem(folded));
    }

    boolean isNumber() {
        return !folded.isEmpty() && Character.isDigit(folded.charAt(0));
    }
}
