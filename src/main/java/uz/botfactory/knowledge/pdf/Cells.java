package uz.botfactory.knowledge.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a table as a grid: runs that stand below each other are a column, wrapped cells are joined. */
final class Cells {

    private static final float WRAPPED = 1.4f;

    private Cells() {}

    static List<List<String>> grid(List<Line> lines) {
        var columns = columns(lines);
        var grid = new ArrayList<List<String>>();
        Line before = null;
        for (var line : lines) {
            var cells = cells(line, columns);
            if (before != null && wraps(line, before, cells)) {
                join(grid.getLast(), cells);
            } else {
                grid.add(cells);
            }
            before = line;
        }
        return grid;
    }

    /** The stretches of x that the fullest lines agree on. */
    private static List<float[]> columns(List<Line> lines) {
        int widest = lines.stream().mapToInt(line -> line.runs().size()).max().orElse(1);
        var columns = new ArrayList<float[]>();
        for (var line : lines) {
            if (line.runs().size() == widest) {
                for (int i = 0; i < widest; i++) {
                    var run = line.runs().get(i);
                    if (i == columns.size()) {
                        columns.add(new float[] {run.from(), run.to()});
                    } else {
                        columns.get(i)[0] = Math.min(columns.get(i)[0], run.from());
                        columns.get(i)[1] = Math.max(columns.get(i)[1], run.to());
                    }
                }
            }
        }
        return columns;
    }

    private static List<String> cells(Line line, List<float[]> columns) {
        var cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
        for (var run : line.runs()) {
            int column = line.runs().size() == columns.size() ? line.runs().indexOf(run) : nearest(run, columns);
            cells.set(column, cells.get(column).isEmpty() ? run.text() : cells.get(column) + " " + run.text());
        }
        return cells;
    }

    private static int nearest(Line.Run run, List<float[]> columns) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < columns.size(); i++) {
            float overlap = Math.min(run.to(), columns.get(i)[1]) - Math.max(run.from(), columns.get(i)[0]);
            if (overlap > most) {
                most = overlap;
                best = i;
            }
        }
        return best;
    }

    /** Close below the row, and with nothing in the first column or going on in small letters. */
    private static boolean wraps(Line line, Line before, List<String> cells) {
        float step = line.y() - before.y();
        boolean close = step > 0 && step <= line.size() * WRAPPED;
        String first = cells.getFirst();
        boolean partial = cells.stream().anyMatch(String::isEmpty);
        return close && partial && (first.isEmpty() || Character.isLowerCase(first.codePointAt(0)));
    }

    private static void join(List<String> row, List<String> more) {
        for (int i = 0; i < row.size(); i++) {
            if (!more.get(i).isEmpty()) {
                row.set(i, (row.get(i) + " " + more.get(i)).strip());
            }
        }
    }
}
