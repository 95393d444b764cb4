package uz.botfactory.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The figures of a text in one form each, so that two texts can be compared.
 *
 * <p>Numbers and prices are plain digits ("250 ming", "ikki yuz ellik ming", "250.000" and "250k" are 250000, "2,5 mln" is
 * 2500000); times are the hour, with minutes unless full ("9:00", "soat 9" are 9, "18.30" and "6:30 pm" are 18:30); dates are
 * month and day, the year apart ("5-avgust" and "05.08.2026" give 08-05); phones are the nine digits after 998.
 */
public final class Numbers {

    private Numbers() {}

    /** All figures of the text in the order they stand in; empty when it has none. */
    public static Set<String> canonical(String text) {
        var found = new LinkedHashSet<String>();
        if (!mayHoldFigures(text)) {
            return found;
        }
        String lower = Spelling.unify(text).toLowerCase(Locale.ROOT);
        var numerals = new NumeralReader(found);
        for (FigureToken token : tokens(lower)) {
            numerals.read(token);
        }
        numerals.end();
        return found;
    }

    private static boolean mayHoldFigures(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static List<FigureToken> tokens(String text) {
        var tokens = new ArrayList<FigureToken>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            FigureToken token = isFigureStart(text, i) ? FigurePatterns.at(text, i) : Words.isLetter(c) ? word(text, i) : null;
            if (token != null) {
                tokens.add(token);
                i = token.end();
            } else {
                if (!Character.isWhitespace(c)) {
                    tokens.add(FigureToken.mark(c, i + 1));
                }
                i++;
            }
        }
        return tokens;
    }

    private static boolean isFigureStart(String text, int i) {
        char c = text.charAt(i);
        return isDigit(c) || (c == '+' || c == '(') && i + 1 < text.length() && isDigit(text.charAt(i + 1));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static FigureToken word(String text, int start) {
        FigureToken date = FigurePatterns.monthFirst(text, start);
        if (date != null) {
            return date;
        }
        int end = start + 1;
        while (end < text.length() && (Words.isLetter(text.charAt(end)) || Spelling.isApostrophe(text.charAt(end)))) {
            end++;
        }
        return FigureToken.word(text.substring(start, end), end);
    }
}
