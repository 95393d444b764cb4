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
import uz.botfactory.language.Folding;

/** Prints how well search finds, and the built-in answer answers, what customers of bench/search ask. */
public final class SearchBench {

    private final Map<String, int[]> kinds = new LinkedHashMap<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final int[] facts = new int[2];
    private final int[] declined = new int[2];
    private final int[] closest = new int[2];
    private int strangers;
    private final boolean tell;
    private static boolean features;

    private SearchBench(boolean tell) {
        this.tell = tell;
    }

    public static void main(String[] args) throws IOException {
        features = args.length > 1 && args[1].equals("features");
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
                answer(question, found);
                if (tell && place != 0) {
                    System.out.printf("%d %s | %s | %s | %s -> %s%n", place, business.name(), question.kind(), question.text(), question.passage(),
                            found.passages().isEmpty() ? "-" : found.units().isEmpty() ? "" : unit(found));
                }
            }
            if (features) {
                for (var q : business.questions()) {
                    int place = place(index.find(q.text(), 5), q.passage());
                    System.out.println("F\t1\t" + place + "\t" + index.features(q.text()) + "\t" + q.text());
                }
                for (var q : business.strangers()) {
                    System.out.println("F\t0\t-1\t" + index.features(q) + "\t" + q);
                }
            }
            for (String question : business.strangers()) {
                stranger(question, index.find(question, 5));
            }
        }
    }

    private void answer(Business.Question question, Found found) {
        var extract = ExtractiveAnswer.answer(question.text(), found.language(), found.script(), found);
        boolean holds = plain(extract.text()).contains(plain(question.fact()));
        facts[0]++;
        facts[1] += holds ? 1 : 0;
        count(declined, closest, 0, extract);
        if (extract.kind() == Extract.Kind.ANSWERED) {
            lengths.add(extract.text().length());
        }
        if (tell && extract.kind() != Extract.Kind.ANSWERED) {
            System.out.println("DECLINED " + question.kind() + " | " + question.text() + " -> " + extract.text());
        } else if (tell && !holds) {
            System.out.println("NO FACT " + question.kind() + " | " + question.text() + " | " + question.fact() + " -> "
                    + extract.text().replace("\n", " // "));
        }
    }

    private static void count(int[] declined, int[] closest, int at, Extract extract) {
        declined[at] += extract.kind() != Extract.Kind.ANSWERED ? 1 : 0;
        closest[at] += extract.kind() == Extract.Kind.CLOSEST ? 1 : 0;
    }

    private void stranger(String question, Found found) {
        strangers++;
        var extract = ExtractiveAnswer.answer(question, found.language(), found.script(), found);
        count(declined, closest, 1, extract);
        if (tell && extract.kind() == Extract.Kind.ANSWERED) {
            System.out.println("ANSWERED " + question + " -> " + extract.text().replace("\n", " // "));
        }
    }

    private static String plain(String text) {
        return Folding.fold(text).replaceAll("\\s+", " ");
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
        lengths.sort(null);
        int all = facts[0];
        System.out.printf(Locale.ROOT, "built-in answer holds the fact %.1f%%; length median %d, longest %d%n",
                100.0 * facts[1] / all, lengths.get(lengths.size() / 2), lengths.getLast());
        System.out.printf(Locale.ROOT, "declines %.1f%% of %d that the documents don't answer (%d as the closest), %.1f%% of what they do (%d as the closest)%n",
                100.0 * declined[1] / strangers, strangers, closest[1], 100.0 * declined[0] / all, closest[0]);
    }
}
