package uz.botfactory.knowledge.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes away what stands above and below every page, but for its first time: it may be the phone number. */
final class Margins {

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?i)[-–—\\s]*(?:page|bet|стр\\.?|страница|sahifa)?\\s*\\d{1,4}\\s*(?:(?:/|of|из|dan)\\s*\\d{1,4})?\\s*(?:bet|-bet)?[-–—.\\s]*");
    private static final int LINES = 2;

    private Margins() {}

    static List<List<Line>> without(List<List<Line>> pages) {
        var repeated = repeated(pages);
        var said = new HashSet<String>();
        var cleaned = new ArrayList<List<Line>>();
        for (var page : pages) {
            var kept = new ArrayList<Line>();
            for (int i = 0; i < page.size(); i++) {
                boolean edge = i < LINES || i >= page.size() - LINES;
                if (!edge || keep(page.get(i), pages.size(), repeated, said)) {
                    kept.add(page.get(i));
                }
            }
            cleaned.add(kept);
        }
        return cleaned;
    }

    private static boolean keep(Line line, int pages, Set<String> repeated, Set<String> said) {
        if (pages > 1 && PAGE_NUMBER.matcher(line.text()).matches()) {
            return false;
        }
        String key = key(line);
        return !repeated.contains(key) || said.add(key);
    }

    private static Set<String> repeated(List<List<Line>> pages) {
        Map<String, Integer> count = new HashMap<>();
        for (var page : pages) {
            var edges = new HashSet<String>();
            for (int i = 0; i < page.size(); i++) {
                if (i < LINES || i >= page.size() - LINES) {
                    edges.add(key(page.get(i)));
                }
            }
            edges.forEach(key -> count.merge(key, 1, Integer::sum));
        }
        var repeated = new HashSet<String>();
        count.forEach((key, times) -> {
            if (times >= 3 && times * 2 >= pages.size()) {
                repeated.add(key);
            }
        });
        return repeated;
    }

    private static String key(Line line) {
        return Math.round(line.y() / 4) + line.text().replaceAll("\\d+", "#");
    }
}
