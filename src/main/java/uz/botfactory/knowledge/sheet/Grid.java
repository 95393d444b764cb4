package uz.botfactory.knowledge.sheet;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import uz.botfactory.knowledge.OfficeFile.Xml;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.Unreadable;
import uz.botfactory.knowledge.Unreadable.Why;

/** The cells of one sheet as texts; hidden rows and columns stay hidden, merged cells spread over their columns. */
final class Grid {

    private static final int MOST_COLUMNS = 256;
    private static final int MOST_CELLS = 2_000_000;

    private final List<String> texts;
    private final Formats formats;
    private final Reading reading;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final boolean[] hidden = new boolean[MOST_COLUMNS];
    private List<String> row = new ArrayList<>();
    private int cells;
    private int rowNumber;

    Grid(List<String> texts, Formats formats, Reading reading) {
        this.texts = texts;
        this.formats = formats;
        this.reading = reading;
    }

    /** The rows that hold something. */
    List<List<String>> rows() {
        return rows.stream().map(this::visible).toList();
    }

    void read(Xml xml) throws XMLStreamException, Unreadable {
        while (xml.next()) {
            if (xml.starts("col") && truth(xml.attribute("hidden"))) {
                hide(xml.attribute("min"), xml.attribute("max"));
            } else if (xml.starts("row")) {
                row(xml);
            } else if (xml.starts("c")) {
                cell(xml);
            } else if (xml.ends("row")) {
                keep();
            } else if (xml.starts("mergeCell")) {
                merge(xml.attribute("ref"));
            }
        }
    }

    private static boolean truth(String value) {
        return value.equals("1") || value.equals("true");
    }

    private void hide(String from, String to) {
        for (int i = Math.max(1, whole(from)); i <= Math.min(MOST_COLUMNS, whole(to)); i++) {
            hidden[i - 1] = true;
        }
    }

    private static int whole(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void row(Xml xml) throws XMLStreamException, Unreadable {
        row = new ArrayList<>();
        int told = whole(xml.attribute("r"));
        rowNumber = told > 0 ? told : rowNumber + 1;
        if (truth(xml.attribute("hidden"))) {
            xml.skip();
        }
    }

    private void cell(Xml xml) throws XMLStreamException, Unreadable {
        if (++cells > MOST_CELLS) {
            throw new Unreadable(Why.TOO_LARGE_INSIDE);
        }
        int column = column(xml.attribute("r"), row.size());
        String text = value(xml, xml.attribute("t"), whole(xml.attribute("s")));
        if (column < MOST_COLUMNS && !text.isBlank()) {
            while (row.size() <= column) {
                row.add("");
            }
            row.set(column, text);
        }
    }

    /** "C7" is column 2; without a name it is the next one. */
    private static int column(String reference, int next) {
        int column = 0;
        int i = 0;
        while (i < Math.min(3, reference.length()) && Character.isLetter(reference.charAt(i))) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i++)) - 'A' + 1;
        }
        return i == 0 ? next : column - 1;
    }

    private String value(Xml xml, String type, int style) throws XMLStreamException, Unreadable {
        var raw = new StringBuilder();
        String inline = "";
        boolean inValue = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("is")) {
                inline = SheetExtractor.richText(xml, "is");
            } else if (xml.starts("v") || xml.ends("v")) {
                inValue = xml.starts();
            } else if (inValue && xml.characters()) {
                raw.append(xml.text());
            }
        }
        return switch (type) {
            case "s" -> shared(whole(raw.toString().strip()));
            case "inlineStr" -> inline;
            case "str", "d" -> raw.toString();
            case "b" -> raw.toString().strip().equals("1") ? "+" : "–";
            case "e" -> "";
            default -> formats.written(raw.toString().strip(), style);
        };
    }

    private String shared(int number) {
        return number >= 0 && number < texts.size() ? texts.get(number) : "";
    }

    private void keep() throws Unreadable {
        if (row.stream().anyMatch(text -> !text.isBlank())) {
            rows.add(row);
            numbers.add(rowNumber);
        }
        row = new ArrayList<>();
        reading.onTime();
    }

    /** The value of a merged cell stands only in its first one. */
    private void merge(String reference) {
        var ends = reference.split(":");
        if (ends.length != 2 || rows.isEmpty()) {
            return;
        }
        int firstColumn = column(ends[0], 0);
        int lastColumn = Math.min(column(ends[1], 0), MOST_COLUMNS - 1);
        int firstRow = whole(ends[0].replaceAll("\\D", ""));
        int lastRow = whole(ends[1].replaceAll("\\D", ""));
        int at = java.util.Collections.binarySearch(numbers, firstRow);
        if (at < 0 || firstColumn >= rows.get(at).size()) {
            return;
        }
        String text = rows.get(at).get(firstColumn);
        for (int i = at; i < rows.size() && numbers.get(i) <= lastRow; i++) {
            spread(rows.get(i), text, firstColumn, lastColumn);
        }
    }

    private static void spread(List<String> row, String text, int from, int to) {
        while (row.size() <= to) {
            row.add("");
        }
        for (int i = from; i <= to; i++) {
            row.set(i, row.get(i).isEmpty() ? text : row.get(i));
        }
    }

    private List<String> visible(List<String> row) {
        var visible = new ArrayList<String>();
        for (int i = 0; i < row.size(); i++) {
            if (!hidden[i]) {
                visible.add(row.get(i));
            }
        }
        return visible;
    }
}
