package uz.botfactory.conversations;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import uz.botfactory.language.Numbers;

/** A model may only say numbers that somebody wrote before: in the passages, the question, the conversation or the bot's own texts. */
final class NumberCheck {

    private NumberCheck() {}

    /** The numbers of the answer that stand nowhere in the given texts, which are looked at only as far as needed. */
    static Set<String> foreign(String answer, Stream<Supplier<String>> texts) {
        var foreign = new LinkedHashSet<>(Numbers.canonical(withoutListNumbers(answer)));
        foreign.removeIf(number -> number.equals("1") && answer.indexOf('1') < 0); // "bir", "один", "one" are rarely a number
        var each = texts.iterator();
        while (!foreign.isEmpty() && each.hasNext()) {
            foreign.removeAll(Numbers.canonical(each.next().get()));
        }
        return foreign;
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
