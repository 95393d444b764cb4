package uz.botfactory.knowledge.word;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.OfficeFile.Xml;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.Unreadable;
import uz.botfactory.knowledge.sheet.Table;

/** The paragraphs and tables of one part of a Word file, in order. */
final class Body {

    private static final int LONGEST_BOLD_HEADING = 90;
    private static final int BOLD_HEADING_LEVEL = 7;
    private static final int MOST_COLUMNS = 200;

    private final Map<String, Integer> styles;
    private final Reading reading;
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<Grid> grids = new ArrayDeque<>();
    private int lastLevel = 1;

    Body(Map<String, Integer> styles, Reading reading) {
        this.styles = styles;
        this.reading = reading;
    }

    private static final class Paragraph {
        final StringBuilder text = new StringBuilder();
        int level;
        boolean listed;
        boolean runBold;
        boolean inRun;
        int bold;
        int letters;
    }

    private static final class Grid {
        final List<List<String>> rows = new ArrayList<>();
        final Map<Integer, String> above = new HashMap<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int span = 1;
        boolean continued;
    }

    void read(Xml xml) throws XMLStreamException, Unreadable {
        while (xml.next()) {
            if (xml.starts()) {
                start(xml);
            } else if (xml.ends()) {
                end(xml.name());
            }
        }
    }

    private void start(Xml xml) throws XMLStreamException, Unreadable {
        switch (xml.name()) {
            case "p" -> paragraphs.push(new Paragraph());
            case "t" -> text(xml);
            case "tab", "ptab" -> write(" ");
            case "br", "cr" -> write("\n");
            case "noBreakHyphen" -> write("-");
            case "tbl" -> grids.push(new Grid());
            case "instrText", "Fallback", "del", "moveFrom", "delText" -> xml.skip();
            case "pPrChange", "rPrChange", "tblPrChange" -> xml.skip();
            default -> property(xml);
        }
    }

    private void property(Xml xml) {
        var paragraph = paragraphs.peek();
        var grid = grids.peek();
        switch (xml.name()) {
            case "pStyle" -> with(paragraph, p -> p.level = styles.getOrDefault(xml.attribute("val"), p.level));
            case "outlineLvl" -> with(paragraph, p -> outlined(p, xml.attribute("val")));
            case "numPr" -> with(paragraph, p -> p.listed = true);
            case "r" -> with(paragraph, p -> {
                p.runBold = false;
                p.inRun = true;
            });
            case "b" -> with(paragraph, p -> p.runBold = p.inRun && !off(xml.attribute("val")));
            case "gridSpan" -> with(grid, g -> g.span = number(xml.attribute("val")));
            case "vMerge" -> with(grid, g -> g.continued = !xml.attribute("val").equals("restart"));
            default -> {}
        }
    }

    private static <T> void with(@Nullable T thing, java.util.function.Consumer<T> change) {
        if (thing != null) {
            change.accept(thing);
        }
    }

    private static boolean off(String value) {
        return value.equals("0") || value.equals("false") || value.equals("off");
    }

    private static int number(String value) {
        try {
            return Math.clamp(Integer.parseInt(value), 1, MOST_COLUMNS);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static void outlined(Paragraph paragraph, String value) {
        int level = number(value) + (value.equals("0") ? 0 : 1);
        paragraph.level = level <= 9 ? level : paragraph.level;
    }

    private void text(Xml xml) throws XMLStreamException, Unreadable {
        var text = new StringBuilder();
        text(xml, text);
        write(text.toString());
        with(paragraphs.peek(), p -> {
            p.letters += text.toString().strip().length();
            p.bold += p.runBold ? text.toString().strip().length() : 0;
        });
    }

    /** The characters of the element that starts here. */
    static void text(Xml xml, StringBuilder into) throws XMLStreamException, Unreadable {
        while (xml.next() && !xml.ends("t")) {
            if (xml.characters()) {
                into.append(xml.text());
            }
        }
    }

    private void write(String text) {
        with(paragraphs.peek(), p -> p.text.append(text));
    }

    private void end(String name) throws Unreadable {
        switch (name) {
            case "p" -> paragraph();
            case "r" -> with(paragraphs.peek(), p -> p.inRun = false);
            case "tc" -> cell();
            case "tr" -> row();
            case "tbl" -> table();
            default -> {}
        }
    }

    private void paragraph() throws Unreadable {
        var paragraph = paragraphs.poll();
        if (paragraph == null || paragraph.text.toString().isBlank()) {
            return;
        }
        String text = paragraph.text.toString();
        var grid = grids.peek();
        if (grid != null) {
            grid.cell.append(grid.cell.isEmpty() ? "" : "\n").append(text.strip());
        } else {
            tell(paragraph, text);
        }
    }

    private void tell(Paragraph paragraph, String text) throws Unreadable {
        if (paragraph.level > 0) {
            lastLevel = paragraph.level;
            reading.heading(paragraph.level, text);
        } else if (paragraph.listed) {
            reading.item(text);
        } else if (allBold(paragraph) && titleLike(text.strip())) {
            reading.heading(Math.min(9, Math.max(lastLevel + 1, BOLD_HEADING_LEVEL)), withoutColon(text.strip()));
        } else {
            reading.paragraph(text);
        }
    }

    private static boolean allBold(Paragraph paragraph) {
        return paragraph.letters > 0 && paragraph.bold == paragraph.letters;
    }

    private static boolean titleLike(String text) {
        return text.length() <= LONGEST_BOLD_HEADING
                && text.indexOf('\n') < 0
                && ".!;,".indexOf(text.charAt(text.length() - 1)) < 0
                && text.chars().filter(Character::isDigit).count() <= 4;
    }

    private static String withoutColon(String text) {
        return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }

    private void cell() {
        with(grids.peek(), grid -> {
            int column = grid.row.size();
            String text = grid.continued ? grid.above.getOrDefault(column, "") : grid.cell.toString();
            grid.above.put(column, text);
            for (int i = 0; i < grid.span && grid.row.size() < MOST_COLUMNS; i++) {
                grid.row.add(text);
            }
            grid.cell = new StringBuilder();
            grid.span = 1;
            grid.continued = false;
        });
    }

    private void row() {
        with(grids.peek(), grid -> {
            grid.rows.add(grid.row);
            grid.row = new ArrayList<>();
        });
    }

    /** A table inside a cell becomes lines of that cell. */
    private void table() throws Unreadable {
        var grid = grids.poll();
        if (grid == null) {
            return;
        }
        var outer = grids.peek();
        if (outer != null) {
            grid.rows.forEach(row -> outer.cell.append(outer.cell.isEmpty() ? "" : "\n")
                    .append(String.join(" ", row).strip()));
        } else {
            Table.read(grid.rows, lastLevel + 1, reading);
        }
    }
}
