package uz.botfactory.knowledge;

import java.util.ArrayList;
import java.util.List;
import uz.botfactory.language.Sentences;

/** The smallest pieces of a passage that can answer alone: a table row or item is one, prose has one per sentence. */
final class Units {

    record Unit(int start, int end) {

        String of(String text) {
            return text.substring(start, end);
        }
    }

    private Units() {}

    static List<Unit> of(String text) {
        var units = new ArrayList<Unit>();
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf('\n', from);
            to = to < 0 ? text.length() : to;
            line(text, from, to, units);
            from = to + 1;
        }
        return units;
    }

    private static void line(String text, int from, int to, List<Unit> units) {
        String line = text.substring(from, to);
        if (isRow(line)) {
            units.add(new Unit(from, to));
        } else {
            sentences(line, from, units);
        }
    }

    private static void sentences(String line, int offset, List<Unit> units) {
        int from = 0;
        for (String sentence : Sentences.split(line)) {
            int start = line.indexOf(sentence, from);
            if (start >= 0) {
                from = start + sentence.length();
                units.add(new Unit(offset + start, offset + from));
            }
        }
    }

    /** "Column: value; Column: value". */
    static boolean isRow(String line) {
        int colon = line.indexOf(": ");
        int semicolon = line.indexOf("; ");
        return colon > 0 && semicolon > colon && line.indexOf(": ", semicolon) > 0;
    }
}
