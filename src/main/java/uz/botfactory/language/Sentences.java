package uz.botfactory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into its sentences; figures, dates, addresses and abbreviations stay whole. */
public final class Sentences {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "koʻch", "tel", "д", "дом", "мкр", "xon", "oʻ", "shah", "tum", "vil", "mas", "hk", "yy", "т", "е", "к", "п", "ул", "кв", "г", "гг", "тел", "стр",
            "др", "пр", "пос", "обл", "р", "им", "корп", "эт", "напр", "кўч", "шаҳ", "вил", "mr", "mrs", "ms", "dr", "prof",
            "st", "no", "vs", "approx", "e.g", "i.e", "акад", "проф", "доц");

    /** Shortened words after a figure: a small letter goes on with the sentence, a capital starts the next. */
    private static final Set<String> UNITS = Set.of(
            "mln", "mlrd", "ming", "min", "тыс", "млн", "млрд", "мин", "руб", "сум", "см", "м", "m", "a.m", "p.m", "etc", "max",
            "кг", "kg", "шт", "sek", "сек", "ч");

    private Sentences() {}

    /** The sentences in their order, trimmed, none empty. A line break always ends one. */
    public static List<String> split(String text) {
        var sentences = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                add(sentences, text, start, i);
                start = i + 1;
            } else if (isEnd(c) && endsHere(text, start, i)) {
                i = closing(text, i);
                add(sentences, text, start, i + 1);
                start = i + 1;
            }
        }
        add(sentences, text, start, text.length());
        return sentences;
    }

    private static void add(List<String> sentences, String text, int start, int end) {
        String sentence = text.substring(start, end).strip();
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…' || c == '。';
    }

    private static boolean endsHere(String text, int start, int at) {
        int next = at + 1;
        if (next < text.length() && isEnd(text.charAt(next))) {
            return false;
        }
        if (text.charAt(at) != '.') {
            return closing(text, at) + 1 >= text.length() || !isWordCharacter(text.charAt(closing(text, at) + 1));
        }
        int after = closing(text, at) + 1;
        return after >= text.length()
                || Character.isWhitespace(text.charAt(after)) && !continues(text, after) && !isAbbreviation(text, start, at);
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '/' || c == '=' || c == '&';
    }

    /** The position of the last closing mark that belongs to the sentence ending at the given one. */
    private static int closing(String text, int at) {
        int last = at;
        while (last + 1 < text.length() && "\"'»”’)]".indexOf(text.charAt(last + 1)) >= 0) {
            last++;
        }
        return last;
    }

    /** A small letter after a full stop: the stop belonged to an abbreviation. */
    private static boolean continues(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i < text.length()
                && Character.isLowerCase(text.charAt(i))
                && i - from < 3
                && (!isLongSentence(text, from) || UNITS.contains(wordBefore(text, 0, from - 1)));
    }

    /** Chat writes whole messages in small letters; a stop after many words ends a sentence there too. */
    private static boolean isLongSentence(String text, int at) {
        int words = 0;
        for (int i = at - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
            if (text.charAt(i) == ' ' && ++words >= 3) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbbreviation(String text, int start, int at) {
        String word = wordBefore(text, start, at);
        return isInitial(word)
                || isListNumber(text, start, at, word)
                || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT)) && at + 1 < text.length();
    }

    private static String wordBefore(String text, int start, int at) {
        int from = at;
        while (from > start && isAbbreviationCharacter(text.charAt(from - 1))) {
            from--;
        }
        return Spelling.unify(text.substring(from, at));
    }

    private static boolean isAbbreviationCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || Spelling.isApostrophe(c);
    }

    private static boolean isInitial(String word) {
        return word.length() == 1 && Character.isUpperCase(word.charAt(0));
    }

    private static boolean isListNumber(String text, int start, int at, String word) {
        return !word.isEmpty()
                && word.length() <= 2
                && word.chars().allMatch(Character::isDigit)
                && text.substring(start, at - word.length()).isBlank();
    }
}
