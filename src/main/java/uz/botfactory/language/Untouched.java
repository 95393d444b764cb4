package uz.botfactory.language;

import java.util.function.UnaryOperator;

/** Finds what transliteration leaves alone, and hands the words between to the writer. */
final class Untouched {

    private Untouched() {}

    /** The text with each run of ordinary writing replaced by what the writer makes of it. */
    static String around(String text, UnaryOperator<String> writer) {
        var out = new StringBuilder(text.length() + 16);
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            int end = endOfUntouched(text, i);
            if (end > i) {
                write(out, text, start, i, writer);
                out.append(text, i, end);
                i = start = end;
            } else {
                i++;
            }
        }
        write(out, text, start, text.length(), writer);
        return out.toString();
    }

    private static void write(StringBuilder out, String text, int start, int end, UnaryOperator<String> writer) {
        if (end > start) {
            out.append(writer.apply(text.substring(start, end)));
        }
    }

    private static int endOfUntouched(String text, int at) {
        return switch (text.charAt(at)) {
            case '<' -> endOfTag(text, at);
            case '{' -> closedBy(text, at, '}', 60);
            case '`' -> isQuoteOfCode(text, at) ? closedBy(text, at, '`', 200) : at;
            case '&' -> endOfEntity(text, at);
            case '@', '/' -> isStartOfWord(text, at) ? endOfName(text, at) : at;
            default -> isStartOfWord(text, at) ? endOfAddress(text, at) : at;
        };
    }

    private static int endOfTag(String text, int at) {
        boolean tag = at + 1 < text.length() && (isAscii(text.charAt(at + 1)) || text.charAt(at + 1) == '/');
        return tag ? closedBy(text, at, '>', 2000) : at;
    }

    private static int closedBy(String text, int at, char closing, int atMost) {
        int end = text.indexOf(closing, at + 1);
        return end < 0 || end - at > atMost ? at : end + 1;
    }

    /** A backtick before a word with another one later; one after a letter is an apostrophe. */
    private static boolean isQuoteOfCode(String text, int at) {
        return (at == 0 || !Character.isLetter(text.charAt(at - 1))) && at + 1 < text.length();
    }

    private static int endOfEntity(String text, int at) {
        int i = at + 1;
        while (i < text.length() && i - at < 9 && (isAscii(text.charAt(i)) || isDigit(text.charAt(i)) || text.charAt(i) == '#')) {
            i++;
        }
        return i > at + 1 && i < text.length() && text.charAt(i) == ';' ? i + 1 : at;
    }

    private static int endOfName(String text, int at) {
        int i = at + 1;
        while (i < text.length() && (isAscii(text.charAt(i)) || isDigit(text.charAt(i)) || text.charAt(i) == '_'
                || text.charAt(i) == '/')) {
            i++;
        }
        return i > at + 1 && (isAscii(text.charAt(at + 1))) ? i : at;
    }

    private static boolean isStartOfWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && !Spelling.isApostrophe(text.charAt(at - 1));
    }

    /** A run without blanks that is an URL, an e-mail or a host name (a.b with a letter on both sides). */
    private static int endOfAddress(String text, int at) {
        if (!isAscii(text.charAt(at)) && !isDigit(text.charAt(at))) {
            return at;
        }
        int end = at;
        boolean address = false;
        while (end < text.length() && isAddressCharacter(text.charAt(end))) {
            address |= marksAddress(text, at, end);
            end++;
        }
        while (end > at && ".,:;!?-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return address ? end : at;
    }

    private static boolean marksAddress(String text, int start, int at) {
        char c = text.charAt(at);
        if (at == start || at + 1 >= text.length()) {
            return false;
        }
        return switch (c) {
            case '@' -> isAscii(text.charAt(at + 1)) || isDigit(text.charAt(at + 1));
            case ':' -> text.startsWith("://", at);
            case '_' -> isAscii(text.charAt(at - 1)) && isAscii(text.charAt(at + 1));
            case '.' -> isHostDot(text, start, at);
            default -> false;
        };
    }

    private static boolean isHostDot(String text, int start, int at) {
        int end = at + 1;
        while (end < text.length() && isAscii(text.charAt(end))) {
            end++;
        }
        boolean lowerCase = text.substring(at + 1, end).chars().allMatch(Character::isLowerCase);
        return isAscii(text.charAt(at - 1)) && end - at > 2 && end - at < 8 && lowerCase && at - start >= 1
                && !(end < text.length() && Spelling.isApostrophe(text.charAt(end)));
    }

    private static boolean isAddressCharacter(char c) {
        return isAscii(c) || isDigit(c) || ".:/@-_%?=&#+~".indexOf(c) >= 0;
    }

    private static boolean isAscii(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
