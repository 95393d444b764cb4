package uz.botfactory.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Plain text: paragraphs between blank lines, points of lists, and lines that stand like headings. */
final class PlainText implements TextExtractor {

    private static final Pattern POINT = Pattern.compile("^\\s*(?:[-*•–—·▪●✔✅➤]|\\d{1,3}[.)])\\s+(?=\\S)");
    private static final Pattern MARKED_HEADING = Pattern.compile("^\\s*(#{1,6}|={2,6}|\\*{3,6})\\s*(.+?)\\s*[#=*]*\\s*$");
    private static final Pattern RULE = Pattern.compile("^\\s*[-=_*~.]{3,}\\s*$");
    private static final Pattern QUESTION = Pattern.compile(
            "^\\s*(?:\\d{1,3}[.)]\\s*)?(?:savol|сав[оo]л|вопрос|question|q|в|s)\\s*\\d{0,3}\\s*[:.)]\\s*(.+)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANSWER = Pattern.compile(
            "^\\s*(?:javob|жавоб|ответ|answer|a|о|j)\\s*\\d{0,3}\\s*[:.)]\\s*(.+)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @Override
    public void read(byte[] file, Reading reading) throws Unreadable {
        String text = Mojibake.repaired(Encodings.decode(file)).replace("\r\n", "\n").replace('\r', '\n');
        var lines = text.split("[\\n\\f\\u2028\\u2029]", -1);
        var all = Arrays.asList(lines);
        int start = 0;
        while (start < lines.length) {
            int end = start;
            while (end < lines.length && !blank(lines[end])) {
                end++;
            }
            if (end > start) {
                group(all.subList(start, end), startsSection(lines, start, end), reading);
            }
            reading.progress(end, lines.length);
            start = end + 1;
        }
    }

    /** What people paste: text whose first lines may be a question and its answer. */
    static void questionAnswer(String question, String answer, Reading reading) throws Unreadable {
        reading.questionAnswer(question, answer);
    }

    private static boolean blank(String line) {
        return line.isBlank() || RULE.matcher(line).matches() || line.chars().allMatch(c -> c <= ' ' || c == 0xA0);
    }

    /** A single line before more text. */
    private static boolean startsSection(String[] lines, int start, int end) {
        return end < lines.length && end - start == 1;
    }

    private static void group(List<String> lines, boolean alone, Reading reading) throws Unreadable {
        var rest = lines;
        if (alone && heading(lines.getFirst()) || lines.size() > 1 && shouted(lines.getFirst())) {
            reading.heading(2, bare(lines.getFirst()));
            rest = lines.subList(1, lines.size());
        }
        for (int i = 0; i < rest.size(); ) {
            i += unit(rest, i, reading);
        }
    }

    private static int unit(List<String> lines, int i, Reading reading) throws Unreadable {
        var marked = MARKED_HEADING.matcher(lines.get(i));
        if (marked.matches()) {
            reading.heading(2, marked.group(2));
            return 1;
        }
        var question = QUESTION.matcher(lines.get(i));
        if (question.matches() && i + 1 < lines.size() && ANSWER.matcher(lines.get(i + 1)).matches()) {
            return answered(lines, i, question.group(1), reading);
        }
        return POINT.matcher(lines.get(i)).find() ? point(lines, i, reading) : running(lines, i, reading);
    }

    private static int answered(List<String> lines, int i, String question, Reading reading) throws Unreadable {
        var first = ANSWER.matcher(lines.get(i + 1));
        var answer = new StringBuilder(first.matches() ? first.group(1) : lines.get(i + 1));
        int end = i + 2;
        while (end < lines.size() && !QUESTION.matcher(lines.get(end)).matches()) {
            answer.append('\n').append(lines.get(end++));
        }
        reading.questionAnswer(question, answer.toString());
        return end - i;
    }

    private static int point(List<String> lines, int i, Reading reading) throws Unreadable {
        int end = i + 1;
        while (end < lines.size() && wrapped(lines, end)) {
            end++;
        }
        String first = POINT.matcher(lines.get(i)).replaceFirst("");
        var all = new ArrayList<>(List.of(first));
        all.addAll(lines.subList(i + 1, end));
        reading.item(Unwrapped.text(all));
        return end - i;
    }

    /** An indented line below a point goes on with it. */
    private static boolean wrapped(List<String> lines, int i) {
        String line = lines.get(i);
        return Character.isWhitespace(line.charAt(0)) && !POINT.matcher(line).find();
    }

    private static int running(List<String> lines, int i, Reading reading) throws Unreadable {
        int end = i + 1;
        while (end < lines.size() && !starts(lines, end)) {
            end++;
        }
        reading.paragraph(Unwrapped.text(lines.subList(i, end)));
        return end - i;
    }

    private static boolean starts(List<String> lines, int i) {
        String line = lines.get(i);
        return POINT.matcher(line).find() || MARKED_HEADING.matcher(line).matches() || QUESTION.matcher(line).matches();
    }

    /** Short, without a sentence's end, without a price or phone: a line that names what follows. */
    private static boolean heading(String line) {
        String text = bare(line);
        return text.length() <= 80
                && !text.isEmpty()
                && ".!;,".indexOf(text.charAt(text.length() - 1)) < 0
                && text.chars().filter(Character::isDigit).count() <= 4
                && !POINT.matcher(line).find()
                && text.chars().anyMatch(Character::isLetter);
    }

    private static boolean shouted(String line) {
        String text = bare(line);
        long letters = text.chars().filter(Character::isLetter).count();
        return heading(line) && letters >= 4 && text.chars().noneMatch(Character::isLowerCase);
    }

    private static String bare(String line) {
        var marked = MARKED_HEADING.matcher(line);
        String text = marked.matches() ? marked.group(2) : line.strip();
        return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
    }
}
