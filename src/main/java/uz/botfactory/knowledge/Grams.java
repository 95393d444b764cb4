package uz.botfactory.knowledge;

import java.util.LinkedHashSet;
import java.util.Set;

/** Pieces of three letters by which a mistyped word finds its neighbours; the start of a word is marked. */
final class Grams {

    private Grams() {}

    static Set<String> of(String folded) {
        String marked = "^" + folded + "$";
        var grams = new LinkedHashSet<String>(marked.length());
        for (int i = 0; i + 3 <= marked.length(); i++) {
            grams.add(marked.substring(i, i + 3));
        }
        return grams;
    }

    /** A key that survives the confusion of q and k, and all vowels but the first. */
    static String coarse(String folded) {
        var key = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            char coarse = switch (c) {
                case 'q' -> 'k';
                case 'y' -> ' ';
                case 'a', 'e', 'i', 'o', 'u' -> i == 0 ? (c == 'u' ? 'o' : c) : ' ';
                default -> c;
            };
            if (coarse != ' ' && (key.isEmpty() || key.charAt(key.length() - 1) != coarse)) {
                key.append(coarse);
            }
        }
        return key.toString();
    }
}
