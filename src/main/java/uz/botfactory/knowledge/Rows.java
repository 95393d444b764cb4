package uz.botfactory.knowledge;

import java.util.List;

/** How a row of a table is written as a line: "Nomi: Osh; Narxi: 45 000 so'm". */
final class Rows {

    private Rows() {}

    static String written(List<String> columns, List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = flat(cells.get(i));
            if (!cell.isEmpty()) {
                append(line, i < columns.size() ? flat(columns.get(i)) : "", cell);
            }
        }
        return line.toString();
    }

    private static void append(StringBuilder line, String column, String cell) {
        if (!line.isEmpty()) {
            line.append("; ");
        }
        if (!column.isEmpty()) {
            line.append(column.endsWith(":") ? column : column + ":").append(' ');
        }
        line.append(cell);
    }

    private static String flat(String text) {
        var flat = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                blank = true;
            } else {
                if (blank && !flat.isEmpty()) {
                    flat.append(' ');
                }
                blank = false;
                flat.append(c);
            }
        }
        return flat.toString();
    }
}
