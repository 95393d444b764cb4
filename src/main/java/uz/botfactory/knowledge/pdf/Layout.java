package uz.botfactory.knowledge.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.Unreadable;
import uz.botfactory.knowledge.Unwrapped;
import uz.botfactory.knowledge.sheet.Table;

/** Sees in the lines of all pages what is a heading, a paragraph, a point of a list, a table. */
final class Layout {

    private static final Pattern POINT = Pattern.compile("^(?:[-–—•·▪●○■□◦*✓✔➤►]|\\d{1,2}[.)]|[a-zа-я]\\))\\s+(?=\\S)");
    private static final int LONGEST_HEADING = 150;
    private static final float LARGER = 1.13f;
    private static final float NEXT_LINE = 1.75f;
    private static final float WRAPPED = 1.4f;
    private static final int BOLD_LEVEL = 6;

    private final Reading reading;
    private final List<Line> open = new ArrayList<>();
    private final List<Line> rows = new ArrayList<>();
    private List<Float> sizes = List.of();
    private float body;
    private int level = 1;
    private boolean newPage;

    Layout(Reading reading) {
        this.reading = reading;
    }

    void tell(List<List<Line>> pages) throws Unreadable {
        body = bodySize(pages);
        sizes = headingSizes(pages);
        for (var page : pages) {
            newPage = true;
            for (int i = 0; i < page.size(); i++) {
                line(page.get(i), i + 1 < page.size() ? page.get(i + 1) : null);
                newPage = false;
            }
        }
        closeTable();
        closeParagraph();
    }

    /** The size in which most characters are set. */
    private static float bodySize(List<List<Line>> pages) {
        Map<Float, Integer> characters = new HashMap<>();
        for (var page : pages) {
            page.forEach(line -> characters.merge(rounded(line.size()), line.text().length(), Integer::sum));
        }
        return characters.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(10f);
    }

    private static float rounded(float size) {
        return Math.round(size * 2) / 2f;
    }

    private List<Float> headingSizes(List<List<Line>> pages) {
        var larger = new TreeSet<Float>();
        for (var page : pages) {
            page.stream().filter(this::large).forEach(line -> larger.add(rounded(line.size())));
        }
        return List.copyOf(larger.descendingSet());
    }

    private boolean large(Line line) {
        return line.size() >= body * LARGER && line.text().length() <= LONGEST_HEADING
                && line.text().codePoints().anyMatch(Character::isLetter);
    }

    private void line(Line line, Line next) throws Unreadable {
        reading.onTime();
        if (belongsToTable(line, next)) {
            closeParagraph();
            rows.add(line);
            return;
        }
        closeTable();
        if (startsAnew(line)) {
            closeParagraph();
        }
        open.add(line);
    }

    private boolean belongsToTable(Line line, Line next) {
        if (line.tabular()) {
            return !large(line) || !rows.isEmpty();
        }
        if (rows.isEmpty() || large(line)) {
            return false;
        }
        boolean near = newPage || line.y() - rows.getLast().y() <= line.size() * 3;
        boolean tableGoesOn = next != null && next.tabular() && next.y() - line.y() <= line.size() * 3;
        return near && (tableGoesOn || continuesCell(line, rows.getLast()));
    }

    private static boolean continuesCell(Line line, Line before) {
        return line.y() - before.y() <= line.size() * WRAPPED && line.y() > before.y()
                && before.runs().stream().skip(1).anyMatch(run -> Math.abs(run.from() - line.from()) < line.size());
    }

    private boolean startsAnew(Line line) {
        if (open.isEmpty()) {
            return false;
        }
        var last = open.getLast();
        boolean far = !newPage && (line.y() - last.y() > NEXT_LINE * Math.max(line.size(), last.size()) || line.y() < last.y() - 1);
        boolean otherFace = rounded(line.size()) != rounded(last.size()) && (large(line) || large(last))
                || line.bold() != last.bold();
        boolean pageEnds = newPage && (large(line) || endsSentence(last.text()) || !Character.isLowerCase(line.text().codePointAt(0)));
        return far || otherFace || pageEnds || POINT.matcher(line.text()).find();
    }

    private static boolean endsSentence(String text) {
        return ".!?:;".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private void closeParagraph() throws Unreadable {
        if (open.isEmpty()) {
            return;
        }
        var lines = open.stream().map(Line::text).toList();
        var first = open.getFirst();
        String text = Unwrapped.text(lines);
        if (large(first) && text.length() <= LONGEST_HEADING * 2) {
            level = 1 + sizes.indexOf(rounded(first.size()));
            reading.heading(Math.clamp(level, 1, BOLD_LEVEL - 1), String.join(" ", lines));
        } else if (open.stream().allMatch(Line::bold) && titleLike(text)) {
            reading.heading(BOLD_LEVEL, text);
        } else if (POINT.matcher(text).find()) {
            reading.item(POINT.matcher(text).replaceFirst(""));
        } else {
            reading.paragraph(text);
        }
        open.clear();
    }

    private static boolean titleLike(String text) {
        return text.length() <= 100 && text.indexOf('\n') < 0 && ".!;,".indexOf(text.charAt(text.length() - 1)) < 0
                && text.chars().filter(Character::isDigit).count() <= 4;
    }

    private void closeTable() throws Unreadable {
        if (rows.isEmpty()) {
            return;
        }
        var grid = Cells.grid(rows);
        if (rows.size() == 1) {
            reading.paragraph(rows.getFirst().runs().stream().map(Line.Run::text).reduce((a, b) -> a + " – " + b).orElse(""));
        } else {
            Table.read(grid, Math.clamp(level + 1, 1, BOLD_LEVEL + 1), reading);
        }
        rows.clear();
    }
}
