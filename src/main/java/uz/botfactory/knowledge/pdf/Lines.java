package uz.botfactory.knowledge.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the characters of a page, which a PDF holds in any order, into lines. */
final class Lines {

    private static final Pattern LEADERS = Pattern.compile("\\s*(?:[.·…_]\\s?){4,}\\s*");

    private Lines() {}

    static List<Line> of(List<Glyph> glyphs) {
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::y));
        var lines = new ArrayList<Line>();
        var current = new ArrayList<Glyph>();
        for (var glyph : sorted) {
            if (!current.isEmpty() && below(current, glyph)) {
                add(lines, current);
                current.clear();
            }
            current.add(glyph);
        }
        add(lines, current);
        return lines;
    }

    private static boolean below(List<Glyph> line, Glyph glyph) {
        var last = line.getLast();
        return glyph.y() - last.y() > 0.25f * Math.min(last.size(), glyph.size())
                || glyph.y() - line.getFirst().y() > 0.6f * Math.max(last.size(), glyph.size());
    }

    private static void add(List<Line> lines, List<Glyph> glyphs) {
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::x));
        var runs = runs(sorted);
        if (!runs.isEmpty()) {
            float size = (float) sorted.stream().filter(g -> !g.empty()).mapToDouble(Glyph::size).max().orElse(1);
            boolean bold = sorted.stream().filter(g -> !g.empty()).allMatch(Glyph::bold);
            lines.add(new Line(sorted.getFirst().y(), size, bold, runs));
        }
    }

    private static List<Line.Run> runs(List<Glyph> glyphs) {
        var runs = new ArrayList<Line.Run>();
        var text = new StringBuilder();
        Glyph before = null;
        float start = 0;
        boolean blank = false;
        for (var glyph : glyphs) {
            if (glyph.empty()) {
                blank = true;
                continue;
            }
            if (before != null && drawnTwice(before, glyph)) {
                continue;
            }
            if (before != null && glyph.x() - before.end() > farGap(before, glyph)) {
                close(runs, start, before.end(), text);
            } else if (before != null && (blank && glyph.x() - before.end() > -0.5f * glyph.size() || apart(before, glyph))) {
                text.append(' ');
            }
            start = text.isEmpty() ? glyph.x() : start;
            text.append(glyph.text());
            before = glyph;
            blank = false;
        }
        if (before != null) {
            close(runs, start, before.end(), text);
        }
        return runs;
    }

    /** Cheap programs make fat letters by drawing them twice with a small shift. */
    private static boolean drawnTwice(Glyph before, Glyph glyph) {
        return glyph.text().equals(before.text()) && glyph.x() - before.x() < 0.3f * Math.max(before.width(), 0.1f);
    }

    private static boolean apart(Glyph before, Glyph glyph) {
        float blank = Math.clamp(before.blank(), 0.2f * before.size(), 0.5f * before.size());
        return glyph.x() - before.end() > 0.5f * blank;
    }

    private static float farGap(Glyph before, Glyph glyph) {
        return Math.max(1.3f * Math.min(before.size(), glyph.size()), 3 * Math.min(before.blank(), before.size() * 0.4f));
    }

    private static void close(List<Line.Run> runs, float from, float to, StringBuilder text) {
        String words = LEADERS.matcher(text).replaceAll(" – ").strip();
        if (!words.isEmpty()) {
            runs.add(new Line.Run(from, to, words));
        }
        text.setLength(0);
    }
}
