package uz.botfactory.knowledge;

import java.util.List;

/** Lines that were broken only because the paper ended, joined again; other line ends stay. */
public final class Unwrapped {

    private static final int SHORTEST_WRAPPED = 45;

    private Unwrapped() {}

    /** The lines as one text. */
    public static String text(List<String> lines) {
        int longest = lines.stream().mapToInt(line -> line.strip().length()).max().orElse(0);
        var text = new StringBuilder();
        String before = "";
        for (var line : lines) {
            String now = line.strip();
            join(text, before, now, longest);
            before = now;
        }
        return text.toString();
    }

    private static void join(StringBuilder text, String before, String now, int longest) {
        if (text.isEmpty() || now.isEmpty()) {
            text.append(now);
        } else if (hyphenated(before, now)) {
            text.setLength(text.length() - 1);
            text.append(now);
        } else {
            text.append(goesOn(before, now, longest) ? ' ' : '\n').append(now);
        }
    }

    /** "xiz-" + "mat" is one word; "2020-" + "yil" keeps its hyphen. */
    public static boolean hyphenated(String before, String now) {
        int end = before.length() - 1;
        boolean hyphen = end > 1 && (before.charAt(end) == '-' || before.charAt(end) == '\u2010' || before.charAt(end) == '\u00AD');
        return hyphen && Character.isLowerCase(before.charAt(end - 1)) && Character.isLowerCase(before.charAt(end - 2))
                && !now.isEmpty() && Character.isLowerCase(now.charAt(0));
    }

    private static boolean goesOn(String before, String now, int longest) {
        boolean full = before.length() >= SHORTEST_WRAPPED && before.length() * 10 >= longest * 7;
        char last = before.charAt(before.length() - 1);
        char next = now.charAt(0);
        boolean sentenceEnds = ".!?:;".indexOf(last) >= 0;
        return full && !sentenceEnds && (Character.isLowerCase(next) || last == ',' || "(«\"".indexOf(next) >= 0);
    }
}
