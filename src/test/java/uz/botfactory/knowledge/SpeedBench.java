package uz.botfactory.knowledge;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.apache.lucene.store.MMapDirectory;

/** Prints what search costs: one bot with 10 MB of text, and many small bots. */
public final class SpeedBench {

    private static final int TEXT = 10_000_000;
    private static final String[] SYLLABLES = ("ba bo da do ga gu ha hi ja ju ka ko la lo ma mu na no pa po qa qo ra ro sa so ta to va vo"
                    + " xa xo ya yo za zo sha cho lar mon kent bek tosh gul nur bar san dor mir zod far hun tur yul")
            .split(" ");

    private SpeedBench() {}

    public static void main(String[] args) throws IOException {
        var businesses = new ArrayList<Business>();
        for (String set : List.of("dev", "heldout")) {
            businesses.addAll(Business.in(Path.of(args[0], set)));
        }
        large(businesses);
        small(businesses);
    }

    private static void large(List<Business> businesses) throws IOException {
        warm(businesses);
        Path folder = Files.createTempDirectory("speed");
        long before = used();
        long start = System.nanoTime();
        long cpu = worked();
        int characters = build(folder, businesses);
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (worked() - cpu) / 1e9;
        var index = SearchIndex.open(new MMapDirectory(folder));
        report("10 MB of text", index, questions(businesses), 3);
        System.out.printf(Locale.ROOT, "%.1f million characters in %d passages: index built in %.1f s (%.1f s of CPU), %.1f MB on disk, %.1f MB of heap to keep it open%n",
                characters / 1e6, index.passages(), seconds, busy, size(folder) / 1e6, (used() - before) / 1e6);
        index.close();
    }

    private static void warm(List<Business> businesses) throws IOException {
        for (var business : businesses) {
            try (var index = TrialIndex.of(business)) {
                for (var question : business.questions()) {
                    index.find(question.text(), 5);
                }
            }
        }
    }

    private static int build(Path folder, List<Business> businesses) throws IOException {
        var random = new Random(7);
        var texts = businesses.stream().flatMap(b -> b.passages().stream()).toList();
        int characters = 0;
        try (var builder = new IndexBuilder(new MMapDirectory(folder))) {
            for (int n = 0; characters < TEXT; n++) {
                var draft = texts.get(random.nextInt(texts.size()));
                String text = varied(draft.text(), random);
                characters += text.length();
                builder.add(new IndexedPassage(
                        new UUID(0, n), new UUID(1, 1), draft.document(), varied(draft.heading(), random), text, null));
            }
            builder.finish();
        }
        return characters;
    }

    /** Half the words are replaced, most by words that only few passages have. */
    private static String varied(String text, Random random) {
        var varied = new StringBuilder();
        for (String word : text.split("(?<=[\\s])")) {
            boolean keep = random.nextInt(100) < 45 || !Character.isLetterOrDigit(word.charAt(0));
            varied.append(keep ? word : another(word, random));
        }
        return varied.toString();
    }

    private static String another(String word, Random random) {
        String end = word.substring(word.stripTrailing().length());
        if (Character.isDigit(word.charAt(0))) {
            return random.nextInt(1000) + end;
        }
        var rare = new Random((long) Math.pow(40_000, random.nextDouble()));
        var made = new StringBuilder();
        for (int i = 2 + rare.nextInt(3); i > 0; i--) {
            made.append(SYLLABLES[rare.nextInt(SYLLABLES.length)]);
        }
        return made + end;
    }

    private static void small(List<Business> businesses) throws IOException {
        var indexes = new ArrayList<SearchIndex>();
        var folders = new ArrayList<Path>();
        long start = worked();
        for (int bot = 0; bot < 200; bot++) {
            Path folder = Files.createTempDirectory("small");
            folders.add(folder);
            try (var builder = new IndexBuilder(new MMapDirectory(folder))) {
                var passages = businesses.stream().flatMap(b -> b.passages().stream()).limit(120).toList();
                int n = 0;
                for (var draft : passages) {
                    builder.add(new IndexedPassage(
                            new UUID(0, n++), new UUID(1, 1), draft.document(), draft.heading(), draft.text(), null));
                }
                builder.finish();
            }
        }
        double built = (worked() - start) / 1e6 / 200;
        long before = used();
        long opening = worked();
        for (Path folder : folders) {
            indexes.add(SearchIndex.open(new MMapDirectory(folder)));
        }
        double opened = (worked() - opening) / 1e6 / 200;
        System.out.printf(Locale.ROOT, "200 bots with %d passages each: built in %.1f ms, opened in %.2f ms, %.0f kB of heap each%n",
                indexes.getFirst().passages(), built, opened, (used() - before) / 200 / 1e3);
        var questions = questions(businesses);
        var random = new Random(3);
        long cpu = worked();
        long[] nanos = new long[20_000];
        for (int i = 0; i < nanos.length; i++) {
            long at = System.nanoTime();
            Finder.find(indexes.get(random.nextInt(200)), questions.get(random.nextInt(questions.size())), null, 5);
            nanos[i] = System.nanoTime() - at;
        }
        double each = (worked() - cpu) / 1e6 / nanos.length;
        print("200 bots in turn", nanos);
        System.out.printf(Locale.ROOT, "%.3f ms of CPU per question; %.0f kB of heap each after all were searched%n", each, (used() - before) / 200 / 1e3);
        indexes.forEach(SearchIndex::close);
    }

    private static void report(String what, SearchIndex index, List<String> questions, int rounds) throws IOException {
        for (String question : questions) {
            Finder.find(index, question, null, 5);
        }
        long[] nanos = new long[questions.size() * rounds];
        long[] cpu = new long[nanos.length];
        for (int i = 0; i < nanos.length; i++) {
            long at = System.nanoTime();
            long worked = worked();
            Finder.find(index, questions.get(i % questions.size()), null, 5);
            cpu[i] = worked() - worked;
            nanos[i] = System.nanoTime() - at;
        }
        print(what, nanos);
        print(what + ", CPU alone", cpu);
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "%s: search p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
                what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6, nanos[nanos.length - 1] / 1e6);
    }

    private static List<String> questions(List<Business> businesses) {
        return businesses.stream().flatMap(b -> b.questions().stream()).map(Business.Question::text).toList();
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
