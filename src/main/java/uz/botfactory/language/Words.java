package uz.botfactory.language;

import java.util.ArrayList;
import java.util.List;

/** The words of a text. An apostrophe stays inside its word; a hyphen, and the border of a figure, part words. */
public final class Words {

    private Words() {}

    /** Words and figures in their order and case, apostrophes unified; chat's 4 between letters is ch (qan4a). */
    public static List<String> of(String text) {
        String unified = Spelling.unify(text);
        var words = new ArrayList<String>(unified.length() / 5 + 1);
        int i = 0;
        while (i < unified.length()) {
            char c = unified.charAt(i);
            if (isLetter(c)) {
                i = word(unified, i, words);
            } else if (Character.isDigit(c)) {
                i = figure(unified, i, words);
            } else {
                i++;
            }
        }
        return words;
    }

    private static int word(String text, int start, List<String> words) {
        int end = start + 1;
        boolean four = false;
        while (end < text.length() && (isInner(text.charAt(end)) || isChatFour(text, end))) {
            four |= text.charAt(end) == '4';
            end++;
        }
        String word = text.substring(start, end);
        words.add(four ? word.replace("4", "ch") : word);
        return end;
    }

    private static int figure(String text, int start, List<String> words) {
        int end = start + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        words.add(text.substring(start, end));
        return end;
    }

    private static boolean isChatFour(String text, int at) {
        return text.charAt(at) == '4'
                && at + 1 < text.length()
                && isLowerLetter(text.charAt(at - 1))
                && isLowerLetter(text.charAt(at + 1));
    }

    private static boolean isLowerLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 127 && Character.isLetter(c) && !isSign(c);
    }

    private static boolean isInner(char c) {
        return isLetter(c) || isSign(c);
    }

    private static boolean isSign(char c) {
        return c == Spelling.APOSTROPHE || c == Spelling.TURNED;
    }
}
