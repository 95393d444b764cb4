package uz.botfactory.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** The words of a bot's documents: finds those that a mistyped, shortened or oddly ended word may stand for. */
final class Vocabulary {

    private static final float SOUNDS_ALIKE = 100;
    private static final int CANDIDATES = 14;
    private static final int MOST = 6;
    private static final double LEAST = 0.66;

    private final LeafReader reader;
    private final Postings grams;
    private final Postings coarse;
    private final Scratch shared;

    record Near(String word, double nearness) {}

    Vocabulary(LeafReader reader, Scratch shared) throws IOException {
        this.reader = reader;
        this.shared = shared;
        this.grams = new Postings(reader, Field.GRAMS, null);
        this.coarse = new Postings(reader, Field.COARSE, null);
    }

    /** Known words near to a folded one, nearest first, itself left out. */
    List<Near> near(String folded) throws IOException {
        for (String gram : Grams.of(folded)) {
            count(grams.of(gram), 1);
        }
        String key = Grams.coarse(folded);
        if (key.length() >= 3) {
            count(coarse.of(key), SOUNDS_ALIKE);
        }
        var near = new ArrayList<Near>();
        for (int word : mostShared()) {
            float pieces = shared.get(word);
            near(folded, word(word), pieces >= SOUNDS_ALIKE, near);
        }
        shared.clear();
        near.sort(Comparator.comparingDouble(Near::nearness).reversed());
        return near.subList(0, Math.min(MOST, near.size()));
    }

    private static void near(String folded, String word, boolean soundsAlike, List<Near> near) {
        double nearness = Nearness.of(folded, word);
        if (soundsAlike) {
            nearness = Math.max(nearness, 0.7);
        }
        if (nearness >= LEAST && !word.equals(folded)) {
            near.add(new Near(word, nearness));
        }
    }

    private void count(@Nullable DocIdSetIterator words, float by) throws IOException {
        if (words != null) {
            for (int word = words.nextDoc(); word != DocIdSetIterator.NO_MORE_DOCS; word = words.nextDoc()) {
                shared.add(word, by);
            }
        }
    }

    /** The words that share most pieces, at least two. */
    private int[] mostShared() {
        var best = new PriorityQueue<Integer>(
                Comparator.comparingDouble((Integer word) -> shared.get(word)).thenComparing(Comparator.reverseOrder()));
        float least = 2;
        for (int i = 0; i < shared.size(); i++) {
            int word = shared.place(i);
            float pieces = shared.get(word);
            if (pieces >= least && (best.size() < CANDIDATES || pieces > shared.get(best.peek()))) {
                best.add(word);
                if (best.size() > CANDIDATES) {
                    best.poll();
                }
            }
        }
        return best.stream().mapToInt(Integer::intValue).toArray();
    }

    private String word(int document) throws IOException {
        var words = reader.getBinaryDocValues(Field.WORD.key);
        words.advanceExact(document);
        return words.binaryValue().utf8ToString();
    }
}
