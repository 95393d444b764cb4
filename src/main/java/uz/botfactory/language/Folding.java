package uz.botfactory.language;

import java.util.Locale;

/**
 * One form for all spellings, so that a question meets the text that answers it.
 *
 * <p>{@link #fold} is what the index and the dictionaries are keyed by: lower-case Latin letters without apostrophes,
 * the same for both scripts, with x = h, ts = s, w = v, ye = e and no double letters. {@link #exact} keeps oʻ and gʻ
 * apart from o and g. Spaces, digits and punctuation stay where they are.
 */
public final class Folding {

    private Folding() {}

    /** The skeleton of a text: all its spellings meet here. Folding twice changes nothing. */
    public static String fold(String text) {
        String unified = Spelling.unify(text);
        var out = new Skeleton(unified.length() + 8);
        for (int i = 0; i < unified.length(); i++) {
            out.letter(Character.toLowerCase(unified.charAt(i)));
        }
        return out.toString();
    }

    /** The text in lower case and standard Latin with oʻ, gʻ (U+02BB) and ʼ (U+02BC). */
    public static String exact(String text) {
        return Transliterator.toLatin(Spelling.unify(text).toLowerCase(Locale.ROOT));
    }

    /** A coarser key of a folded word, for a rescue only: q = k and u = o. */
    static String rescue(String folded) {
        return folded.replace('q', 'k').replace('u', 'o');
    }

    private static final class Skeleton {

        private final StringBuilder out;

        Skeleton(int capacity) {
            out = new StringBuilder(capacity);
        }

        void letter(char c) {
            if (c < 'a' || c > 'z') {
                other(c);
                return;
            }
            switch (c) {
                case 'x' -> put('h');
                case 'w' -> put('v');
                case 's' -> s();
                case 'e' -> e();
                default -> put(c);
            }
        }

        private void other(char c) {
            switch (c) {
                case 'а' -> put('a');
                case 'б' -> put('b');
                case 'в' -> put('v');
                case 'г', 'ғ' -> put('g');
                case 'д' -> put('d');
                case 'е', 'э' -> e();
                case 'ё' -> yo();
                case 'ж' -> put('j');
                case 'з' -> put('z');
                case 'и', 'ы' -> put('i');
                case 'й' -> put('y');
                case 'к' -> put('k');
                case 'л' -> put('l');
                case 'м' -> put('m');
                case 'н' -> put('n');
                case 'о', 'ў' -> put('o');
                case 'п' -> put('p');
                case 'р' -> put('r');
                case 'с', 'ц' -> s();
                case 'т' -> put('t');
                case 'у' -> put('u');
                case 'ф' -> put('f');
                case 'х', 'ҳ' -> put('h');
                case 'ч' -> put('c', 'h');
                case 'ш', 'щ' -> put('s', 'h');
                case 'ю' -> put('y', 'u');
                case 'я' -> put('y', 'a');
                case 'қ' -> put('q');
                case 'ь', 'ъ', Spelling.APOSTROPHE, Spelling.TURNED -> {}
                default -> out.append(c);
            }
        }

        /** Russian writes счёт or счет; only after a hissing sound is ё surely the same as е. */
        private void yo() {
            if (last() == 'h') {
                put('e');
            } else {
                put('y', 'o');
            }
        }

        private void s() {
            if (last() == 't') {
                out.setLength(out.length() - 1);
            }
            put('s');
        }

        private void e() {
            if (last() == 'y') {
                out.setLength(out.length() - 1);
            }
            put('e');
        }

        private void put(char c) {
            if (last() != c) {
                out.append(c);
            }
        }

        private void put(char first, char second) {
            put(first);
            put(second);
        }

        private char last() {
            return out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
