package uz.botfactory.knowledge.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Text set in columns is read column by column; a table, whose cells are short, stays row by row. */
final class Columns {

    private static final int FEWEST_LINES = 5;
    private static final int RUNNING_TEXT = 24;
    private static final int MOST_NESTED = 3;

    private Columns() {}

    static List<Line> inReadingOrder(List<Line> lines) {
        return ordered(lines, MOST_NESTED);
    }

    private static List<Line> ordered(List<Line> lines, int nested) {
        Float gutter = nested == 0 ? null : gutter(lines);
        if (gutter == null) {
            return lines;
        }
        var ordered = new ArrayList<Line>();
        int start = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).crosses(gutter)) {
                ordered.addAll(region(lines.subList(start, i), gutter, nested));
                if (i < lines.size()) {
                    ordered.add(lines.get(i));
                }
                start = i + 1;
            }
        }
        return ordered;
    }

    private static List<Line> region(List<Line> lines, float gutter, int nested) {
        if (lines.stream().filter(line -> runningTextOnBothSides(line, gutter)).count() < FEWEST_LINES) {
            return lines;
        }
        var ordered = new ArrayList<Line>();
        for (boolean left : new boolean[] {true, false}) {
            var side = lines.stream().map(line -> line.side(gutter, left)).filter(line -> !line.runs().isEmpty()).toList();
            ordered.addAll(ordered(side, nested - 1));
        }
        return ordered;
    }

    /** The x at which most lines have a gap between two stretches of running text; null when there is no such. */
    private static Float gutter(List<Line> lines) {
        Float best = null;
        long most = FEWEST_LINES - 1;
        for (float candidate : lines.stream().map(Columns::widestGap).filter(Objects::nonNull).distinct().limit(40).toList()) {
            long fitting = lines.stream().filter(line -> runningTextOnBothSides(line, candidate)).count();
            long crossing = lines.stream().filter(line -> line.crosses(candidate)).count();
            if (fitting > most && fitting > crossing) {
                most = fitting;
                best = candidate;
            }
        }
        return best;
    }

    private static Float widestGap(Line line) {
        Float middle = null;
        float widest = 0;
        for (int i = 1; i < line.runs().size(); i++) {
            float from = line.runs().get(i - 1).to();
            float to = line.runs().get(i).from();
            if (to - from > widest) {
                widest = to - from;
                middle = (from + to) / 2;
            }
        }
        return middle;
    }

    private static boolean runningTextOnBothSides(Line line, float x) {
        if (line.crosses(x)) {
            return false;
        }
        int left = 0;
        int right = 0;
        int runs = line.runs().size();
        for (var run : line.runs()) {
            if (run.to() <= x) {
                left += run.text().length();
            } else {
                right += run.text().length();
            }
        }
        return left >= RUNNING_TEXT && right >= RUNNING_TEXT && runs <= 4;
    }
}
