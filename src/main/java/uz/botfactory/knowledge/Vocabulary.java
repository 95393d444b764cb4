package uz.botfactory.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;

/** The words of a bot's documents: finds those that a mistyped, shortened or oddly ended word may stand for. */
final class Vocabulary {

    private static final int CANDIDATES = 24;
    private static final int MOST = 6;
    private static final double LEAST = 0.66;

    private final LeafReader reader;
    private final Postings grams;
    private final Postings coarse;

    record Near(String word, double nearness) {}

    Vocabulary(LeafReader reader) throws IOException {
        this.reader = reader;
        this.grams = new Postings(reader, Field.GRAMS);
        this.coarse = new Postings(reader, Field.COARSE);
    }

    /** Known words near to a folded one, nearest first, itself left out. */
    List<Near> near(String folded) throws IOException {
        Map<Integer, Integer> shared = new HashMap<>();
        for (String gram : Grams.of(folded)) {
            count(grams.of(gram), shared, 1);
        }
        String key = Grams.coarse(folded);
        if (key.length() >= 3) {
            count(coarse.of(key), shared, 100);
        }
        var best = shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES)
                .toList();
        var near = new ArrayList<Near>();
        for (var candidate : best) {
            String word = word(candidate.getKey());
            double nearness = Nearness.of(folded, word);
            if (candidate.getValue() >= 100) {
                nearness = Math.max(nearness, 0.7);
            }
            if (nearness >= LEAST && !word.equals(folded)) {
                near.add(new Near(word, nearness));
            }
        }
        near.sort(Comparator.comparingDouble(Near::nearness).reversed());
        return near.subList(0, Math.min(MOST, near.size()));
    }

    private static void count(@org.jspecify.annotations.Nullable DocIdSetIterator words, Map<Integer, Integer> shared, int by)
            throws IOException {
        if (words != null) {
            for (int word = words.nextDoc(); word != DocIdSetIterator.NO_MORE_DOCS; word = words.nextDoc()) {
                shared.merge(word, by, Integer::sum);
            }
        }
    }

    private String word(int document) throws IOException {
        var words = reader.getBinaryDocValues(Field.WORD.key);
        words.advanceExact(document);
        return words.binaryValue().utf8ToString();
    }
}
