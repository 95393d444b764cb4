package uz.botfactory.language;

import java.util.Locale;

/**
 * Writes Uzbek in its other script.
 *
 * <p>Addresses, e-mails, @names, code in backticks, {placeholders}, tags and entities, and words that are not Uzbek
 * (brands, file types) stay as they are; an Uzbek suffix on a brand changes script.
 */
public final class Transliterator {

    private Transliterator() {}

    /** Uzbek Latin (also without proper apostrophes or in a reform's letters) in Cyrillic. */
    public static String toCyrillic(String uzbekLatin) {
        return Untouched.around(uzbekLatin, LatinToCyrillic::write);
    }

    /** Uzbek Cyrillic in the standard Latin alphabet. Other letters stay. */
    public static String toLatin(String uzbekCyrillic) {
        return Untouched.around(uzbekCyrillic, CyrillicToLatin::write);
    }

    /** Russian that was typed in Latin letters, in Cyrillic: known words as they are spelt, others letter by letter. */
    public static String russianFromLatin(String text) {
        return Untouched.around(text, RussianFromLatin::write);
    }

    static boolean isVowel(char lower) {
        return switch (lower) {
            case 'a', 'e', 'i', 'o', 'u', 'а', 'е', 'ё', 'и', 'о', 'у', 'ў', 'ы', 'э', 'ю', 'я' -> true;
            default -> false;
        };
    }

    /** The replacement with the capitals of the original: all, the first, or none. */
    static String inCaseOf(String original, String replacement) {
        if (replacement.isEmpty() || !Character.isUpperCase(original.charAt(0))) {
            return replacement;
        }
        return original.length() > 1 && original.equals(original.toUpperCase(Locale.ROOT))
                ? replacement.toUpperCase(Locale.ROOT)
                : Character.toUpperCase(replacement.charAt(0)) + replacement.substring(1);
    }
}
