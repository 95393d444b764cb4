package uz.botfactory.knowledge.pdf;

import java.util.List;
import java.util.stream.Collectors;

/** One line of a page: its runs of words, parted where the gap is wider than between words. */
record Line(float y, float size, boolean bold, List<Run> runs) {

    /** Words that stand together. */
    record Run(float from, float to, String text) {}

    String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining(" "));
    }

    float from() {
        return runs.getFirst().from();
    }

    float to() {
        return runs.getLast().to();
    }

    boolean tabular() {
        return runs.size() > 1;
    }

    /** The half of this line left or right of x; null when nothing of it stands there. */
    Line side(float x, boolean left) {
        return new Line(y, size, bold, runs.stream().filter(run -> (run.to() <= x) == left).toList());
    }

    boolean crosses(float x) {
        return runs.stream().anyMatch(run -> run.from() < x && run.to() > x);
    }
}
