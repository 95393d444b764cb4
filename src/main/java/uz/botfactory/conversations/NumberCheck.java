package uz.botfactory.conversations;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import uz.botfactory.language.Numbers;

/** A model may only say numbers that somebody wrote before: in the passages, the question, the conversation or the bot's own texts. */
final class NumberCheck {

    private NumberCheck() {}

    /** The numbers of the answer that stand nowhere in the given texts, which are looked at only as far as needed. */
    static Set<String> foreign(String answer, Stream<Supplier<String>> texts) {
        var foreign = new LinkedHashSet<>(Numbers.canonical(withoutCount(withoutListNumbers(answer))));
        foreign.removeIf(number -> number.equals("1") && answer.indexOf('1') < 0); // "bir", "один", "one" are rarely a number
        if (foreign.isEmpty()) {
            return foreign;
        }
        var known = texts.toList();
        removeRepeated(foreign, answer, known);
        var each = known.iterator();
        while (!foreign.isEmpty() && each.hasNext()) {
            foreign.removeAll(Numbers.canonical(each.next().get()));
        }
        return foreign;
    }

    // Most models repeat figures letter by letter; then nothing but them has to be understood.
    private static void removeRepeated(Set<String> foreign, String answer, List<Supplier<String>> known) {
        var repeated = new StringBuilder();
        for (int i = 0; i < answer.length(); i++) {
            if (Character.isDigit(answer.charAt(i))) {
                int end = endOfFigure(answer, i);
                var figure = answer.substring(i, end);
                if (known.stream().anyMatch(text -> standsIn(text.get(), figure))) {
                    repeated.append(figure).append("; ");
                }
                i = end;
            }
        }
        foreign.removeAll(Numbers.canonical(repeated.toString()));
    }

    /** Digits, and what lies between them within one figure: "+998 90 123-45-67" without its sign, "18:30", "45 000". */
    private static int endOfFigure(String text, int from) {
        int end = from + 1;
        while (end < text.length()) {
            boolean between = " .,:-\u00A0".indexOf(text.charAt(end)) >= 0
                    && end + 1 < text.length()
                    && Character.isDigit(text.charAt(end + 1));
            if (!between && !Character.isDigit(text.charAt(end))) {
                return end;
            }
            end++;
        }
        return end;
    }

    private static boolean standsIn(String text, String figure) {
        for (int at = text.indexOf(figure); at >= 0; at = text.indexOf(figure, at + 1)) {
            int after = at + figure.length();
            boolean wholeBefore = at == 0 || !belongs(text.charAt(at - 1), at < 2 ? ' ' : text.charAt(at - 2));
            boolean wholeAfter = after == text.length()
                    || !belongs(text.charAt(after), after + 1 < text.length() ? text.charAt(after + 1) : ' ');
            if (wholeBefore && wholeAfter) {
                return true;
            }
        }
        return false;
    }

    /** Whether a figure goes on beyond its border: with a digit, or with a separator that has a digit behind it. */
    private static boolean belongs(char border, char beyond) {
        return Character.isDigit(border) || " .,:-\u00A0".indexOf(border) >= 0 && Character.isDigit(beyond);
    }

    /** "1-… 2-… 3-…" at the beginnings of sentences counts them; fewer than three may be dates. */
    private static String withoutCount(String text) {
        var out = new StringBuilder(text.length());
        int copied = 0;
        int counted = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && beginsSentence(text, i)) {
                var next = (counted + 1) + "-";
                if (text.startsWith(next, i)) {
                    counted++;
                    out.append(text, copied, i);
                    copied = i + next.length();
                }
            }
        }
        return counted < 3 ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean beginsSentence(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || ".!?\n".indexOf(text.charAt(before)) >= 0;
    }

    /** "1. …" at the beginning of a line counts the lines and claims nothing. */
    private static String withoutListNumbers(String text) {
        var out = new StringBuilder(text.length());
        for (var line : text.split("\n", -1)) {
            out.append(line, listNumber(line), line.length()).append('\n');
        }
        return out.toString();
    }

    private static int listNumber(String line) {
        int digits = 0;
        while (digits < line.length() && digits < 2 && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean counts = digits > 0
                && digits + 1 < line.length()
                && (line.charAt(digits) == '.' || line.charAt(digits) == ')')
                && line.charAt(digits + 1) == ' ';
        return counts ? digits + 2 : 0;
    }
}
