package uz.botfactory.conversations;

/** Takes the Markdown out of what models write: messengers show it as it stands. One pass, no regular expressions. */
final class PlainText {

    private static final String MARKERS = "*_~`";

    private PlainText() {}

    static String of(String markdown) {
        var out = new StringBuilder(markdown.length());
        int from = 0;
        while (from <= markdown.length()) {
            int end = markdown.indexOf('\n', from);
            if (end < 0) {
                end = markdown.length();
            }
            addLine(markdown.substring(from, end).stripTrailing(), out);
            from = end + 1;
        }
        return withoutGaps(out);
    }

    private static void addLine(String line, StringBuilder out) {
        var start = line.stripLeading();
        if (start.startsWith("```") || isRule(start) || isTableRule(start)) {
            return;
        }
        out.append(inline(block(start))).append('\n');
    }

    /** Without what only stands at the beginning of a line. */
    private static String block(String line) {
        if (line.startsWith(">")) {
            return block(line.substring(1).stripLeading());
        }
        int hashes = run(line, 0, '#');
        if (hashes > 0 && hashes <= 6 && hashes < line.length() && line.charAt(hashes) == ' ') {
            return line.substring(hashes + 1).strip();
        }
        if (line.length() > 2 && line.startsWith("|") && line.endsWith("|")) {
            return tableRow(line);
        }
        boolean bullet = line.length() > 1 && "*-+".indexOf(line.charAt(0)) >= 0 && line.charAt(1) == ' ';
        return bullet ? "• " + line.substring(2).stripLeading() : line;
    }

    private static String tableRow(String line) {
        var out = new StringBuilder(line.length());
        for (var cell : line.substring(1, line.length() - 1).split("\\|")) {
            if (!cell.isBlank()) {
                out.append(out.isEmpty() ? "" : " — ").append(cell.strip());
            }
        }
        return out.toString();
    }

    private static boolean isRule(String line) {
        return line.length() >= 3 && "-*_".indexOf(line.charAt(0)) >= 0 && run(line, 0, line.charAt(0)) == line.length();
    }

    private static boolean isTableRule(String line) {
        return line.startsWith("|") && line.contains("--") && line.chars().allMatch(c -> "|-: ".indexOf(c) >= 0);
    }

    /** Without emphasis, code marks and link brackets. */
    private static String inline(String line) {
        if (line.indexOf('[') < 0 && line.indexOf('\\') < 0 && line.chars().noneMatch(c -> MARKERS.indexOf(c) >= 0)) {
            return line;
        }
        var out = new StringBuilder(line.length());
        var closing = new boolean[line.length()];
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (closing[i]) {
                continue;
            }
            if (c == '\\' && i + 1 < line.length() && isPunctuation(line.charAt(i + 1))) {
                out.append(line.charAt(++i));
            } else if (MARKERS.indexOf(c) >= 0) {
                i = marker(line, i, closing, out);
            } else if (c == '[' || c == '!' && line.startsWith("![", i)) {
                i = link(line, i, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int marker(String line, int at, boolean[] closing, StringBuilder out) {
        char c = line.charAt(at);
        int length = run(line, at, c);
        int close = opens(line, at, length) && (c != '~' || length == 2) ? closingOf(line, at + length, c, length) : -1;
        if (close < 0) {
            out.append(line, at, at + length);
        } else {
            for (int i = 0; i < length; i++) {
                closing[close + i] = true;
            }
        }
        return at + length - 1;
    }

    private static boolean opens(String line, int at, int length) {
        int next = at + length;
        boolean bordered = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)) || line.charAt(at) == '*' && length > 1;
        return bordered && next < line.length() && !Character.isWhitespace(line.charAt(next));
    }

    private static int closingOf(String line, int from, char c, int length) {
        for (int i = line.indexOf(c, from); i >= 0; i = line.indexOf(c, i)) {
            int found = run(line, i, c);
            int after = i + found;
            boolean bordered = after == line.length() || !Character.isLetterOrDigit(line.charAt(after)) || c == '*' && length > 1;
            if (found == length && bordered && !Character.isWhitespace(line.charAt(i - 1))) {
                return i;
            }
            i = after;
        }
        return -1;
    }

    private static int link(String line, int at, StringBuilder out) {
        int open = line.charAt(at) == '!' ? at + 1 : at;
        int middle = line.indexOf("](", open);
        int end = middle < 0 ? -1 : line.indexOf(')', middle);
        if (end < 0 || line.substring(open + 1, middle).indexOf('[') >= 0) {
            out.append(line.charAt(at));
            return at;
        }
        var label = line.substring(open + 1, middle);
        var address = line.substring(middle + 2, end).strip();
        out.append(label);
        if (open == at && !label.equals(address) && !address.isEmpty()) {
            out.append(label.isEmpty() ? "" : " (").append(address).append(label.isEmpty() ? "" : ")");
        }
        return end;
    }

    private static int run(String line, int from, char c) {
        int end = from;
        while (end < line.length() && line.charAt(end) == c) {
            end++;
        }
        return end - from;
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }

    /** At most one empty line in a row, none at the ends. */
    private static String withoutGaps(StringBuilder text) {
        var out = new StringBuilder(text.length());
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            breaks = c == '\n' ? breaks + 1 : 0;
            if (breaks <= 2) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
