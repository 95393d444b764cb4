package uz.botfactory.knowledge.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.Unreadable;

/**
 * A grid of cells as people fill it: title lines above, a row of column names, sections between the rows. Tells a reading
 * each row with its column names.
 */
public final class Table {

    private static final int LINES_ABOVE_NAMES = 15;
    private static final int LONGEST_NAME = 60;
    private static final Pattern VALUE = Pattern.compile("[-+~≈$€₽]?\\s*\\d[\\d\\s\u00A0.,:/'’x×*%–-]*\\s*\\p{L}{0,6}['’ʻʼ]?\\p{L}{0,3}\\.?%?");
    private static final Set<String> NAMES = Set.of(
            "nomi", "nom", "narx", "narxi", "mahsulot", "xizmat", "savol", "javob", "manzil", "telefon", "miqdori", "soni",
            "номи", "нархи", "нарх", "маҳсулот", "хизмат", "савол", "жавоб", "манзил", "телефон",
            "название", "наименование", "цена", "товар", "услуга", "вопрос", "ответ", "адрес", "количество", "описание",
            "name", "price", "product", "service", "question", "answer", "address", "phone", "description", "category",
            "kategoriya", "tavsif", "vaqt", "vaqti", "kun", "izoh", "категория", "время", "день", "примечание", "№", "#");

    private final List<List<String>> rows;
    private final int level;

    private Table(List<List<String>> rows, int level) {
        this.rows = rows;
        this.level = level;
    }

    /** Tells the reading what the grid holds; headings found in it have at least this level. */
    public static void read(List<? extends List<String>> grid, int level, Reading reading) throws Unreadable {
        var rows = new ArrayList<List<String>>();
        for (var row : grid) {
            var stripped = row.stream().map(String::strip).toList();
            if (stripped.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(stripped);
            }
        }
        new Table(rows, level).tell(reading);
    }

    private void tell(Reading reading) throws Unreadable {
        int width = typicalWidth();
        int names = width < 2 ? -1 : namesRow(width);
        for (int i = 0; i < names; i++) {
            above(rows.get(i), reading);
        }
        var columns = names < 0 ? List.<String>of() : names(names);
        int first = names < 0 ? 0 : names + (twoStoreys(names) ? 2 : 1);
        for (int i = first; i < rows.size(); i++) {
            body(rows.get(i), columns, width, reading);
            reading.progress(i, rows.size());
        }
        if (first >= rows.size() && names >= 0) {
            reading.row(List.of(), columns);
        }
    }

    /** How many cells most rows fill. */
    private int typicalWidth() {
        var count = new int[257];
        rows.forEach(row -> count[Math.min(256, filled(row))]++);
        int best = 0;
        for (int i = 1; i < count.length; i++) {
            best = count[i] >= count[best] ? i : best;
        }
        return best;
    }

    /** The row of column names, or -1 when the first full row is data already. */
    private int namesRow(int width) {
        for (int i = 0; i < Math.min(rows.size(), LINES_ABOVE_NAMES); i++) {
            var row = rows.get(i);
            if (distinct(row).size() > 1 && filled(row) >= Math.max(2, (width + 1) / 2)) {
                return looksLikeNames(row) && (knownNames(row) || valuesBelow(i) || shortWords(row)) ? i : -1;
            }
        }
        return -1;
    }

    private static boolean looksLikeNames(List<String> row) {
        var seen = new HashSet<String>();
        for (var cell : row) {
            boolean fits = cell.isEmpty()
                    || cell.length() <= LONGEST_NAME
                            && !VALUE.matcher(cell).matches()
                            && !cell.endsWith("?")
                            && !cell.endsWith(".")
                            && !cell.contains("@")
                            && seen.add(cell.toLowerCase(Locale.ROOT));
            if (!fits && !repeatedNeighbour(row, cell)) {
                return false;
            }
        }
        return true;
    }

    /** A merged name spread over its columns. */
    private static boolean repeatedNeighbour(List<String> row, String cell) {
        for (int i = 1; i < row.size(); i++) {
            if (!cell.isEmpty() && row.get(i).equals(cell) && row.get(i - 1).equals(cell)) {
                return true;
            }
        }
        return false;
    }

    private static boolean knownNames(List<String> row) {
        return row.stream()
                .flatMap(cell -> Pattern.compile("[^\\p{L}\\p{N}#№]+").splitAsStream(cell.toLowerCase(Locale.ROOT)))
                .anyMatch(NAMES::contains);
    }

    /** Whether some column has words on top and figures below. */
    private boolean valuesBelow(int names) {
        for (int i = names + 1; i < Math.min(rows.size(), names + 6); i++) {
            if (rows.get(i).stream().anyMatch(cell -> VALUE.matcher(cell).matches())) {
                return true;
            }
        }
        return false;
    }

    /** Among rows of words, names are shorter than what stands below them. */
    private boolean shortWords(List<String> row) {
        int longest = row.stream().mapToInt(String::length).max().orElse(0);
        double below = rows.stream().mapToInt(r -> r.stream().mapToInt(String::length).max().orElse(0)).average().orElse(0);
        return rows.size() > 2 && longest <= 30 && below > longest * 1.5;
    }

    private boolean twoStoreys(int names) {
        return names + 2 < rows.size()
                && rows.get(names).stream().anyMatch(cell -> repeatedNeighbour(rows.get(names), cell))
                && looksLikeNames(rows.get(names + 1));
    }

    private List<String> names(int at) {
        var upper = rows.get(at);
        if (!twoStoreys(at)) {
            return upper;
        }
        var lower = rows.get(at + 1);
        var both = new ArrayList<String>();
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            both.add(together(cell(upper, i), cell(lower, i)));
        }
        return both;
    }

    private static String together(String upper, String lower) {
        return lower.isEmpty() || lower.equals(upper) ? upper : upper.isEmpty() ? lower : upper + " " + lower;
    }

    private static String cell(List<String> row, int i) {
        return i < row.size() ? row.get(i) : "";
    }

    private void above(List<String> row, Reading reading) throws Unreadable {
        if (distinct(row).size() == 1 && distinct(row).getFirst().length() <= 120) {
            reading.heading(level, distinct(row).getFirst());
        } else {
            reading.paragraph(String.join(" ", distinct(row)));
        }
    }

    private void body(List<String> row, List<String> columns, int width, Reading reading) throws Unreadable {
        var distinct = distinct(row);
        if (row.equals(columns)) {
            return;
        }
        if (distinct.size() == 1 && width >= 2) {
            lonely(row, distinct.getFirst(), columns, reading);
        } else if (width < 2 && distinct.size() == 1) {
            reading.paragraph(distinct.getFirst());
        } else {
            reading.row(columns, row);
        }
    }

    /** One cell in a wide table names a section when it looks so; else it is a row with gaps. */
    private void lonely(List<String> row, String cell, List<String> columns, Reading reading) throws Unreadable {
        boolean wide = filled(row) > 1;
        boolean title = cell.length() <= 80 && !VALUE.matcher(cell).matches() && !cell.endsWith(".") && !cell.endsWith("?");
        if (title && (wide || !row.getFirst().isEmpty() || row.indexOf(cell) == 1)) {
            reading.heading(level + 1, cell);
        } else if (cell.length() > 80 || wide) {
            reading.paragraph(cell);
        } else {
            reading.row(columns, row);
        }
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(cell -> !cell.isEmpty()).count();
    }

    /** The texts of a row, a merged cell once. */
    private static List<String> distinct(List<String> row) {
        return row.stream().filter(cell -> !cell.isEmpty()).distinct().toList();
    }
}
