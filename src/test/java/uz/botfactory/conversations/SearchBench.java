package uz.botfactory.conversations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uz.botfactory.knowledge.Business;
import uz.botfactory.knowledge.Found;
import uz.botfactory.knowledge.TrialIndex;

/** Prints how well search finds, and the built-in answer answers, what customers of bench/search ask. */
public final class SearchBench {

    private final Map<String, int[]> kinds = new LinkedHashMap<>();
    private final boolean tell;

    private SearchBench(boolean tell) {
        this.tell = tell;
    }

    public static void main(String[] args) throws IOException {
        var bench = new SearchBench(args.length > 1 && args[1].equals("tell"));
        for (var business : Business.in(Path.of(args[0]))) {
            bench.run(business);
        }
        bench.print(args[0]);
    }

    private void run(Business business) throws IOException {
        try (var index = TrialIndex.of(business)) {
            for (var question : business.questions()) {
                var found = index.find(question.text(), 5);
                int place = place(found, question.passage());
                count(business.name(), place);
                count(question.kind(), place);
                count("all", place);
                if (tell && place != 0) {
                    System.out.printf("%d %s | %s | %s | %s -> %s%n", place, business.name(), question.kind(), question.text(), question.passage(),
                            found.passages().isEmpty() ? "-" : found.units().isEmpty() ? "" : unit(found));
                }
            }
        }
    }

    private static String unit(Found found) {
        var first = found.passages().getFirst();
        return found.units().stream().filter(u -> u.passage().equals(first.id())).findFirst()
                .map(u -> String.format("%.2f ", u.share()) + (u.end() == 0 ? "# " + first.heading() : first.text().substring(u.start(), u.end())))
                .orElse("?");
    }

    private void count(String kind, int place) {
        int[] counts = kinds.computeIfAbsent(kind, k -> new int[3]);
        counts[0]++;
        counts[1] += place == 0 ? 1 : 0;
        counts[2] += place >= 0 ? 1 : 0;
    }

    private static int place(Found found, String passage) {
        for (int i = 0; i < found.passages().size(); i++) {
            if (found.passages().get(i).text().contains(passage)) {
                return i;
            }
        }
        return -1;
    }

    private void print(String set) {
        System.out.printf("%s%n%-14s %6s %7s %7s%n", set, "", "n", "first", "five");
        kinds.forEach((kind, c) -> System.out.printf(
                Locale.ROOT, "%-14s %6d %6.1f%% %6.1f%%%n", kind, c[0], 100.0 * c[1] / c[0], 100.0 * c[2] / c[0]));
    }
}
