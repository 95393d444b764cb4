package uz.botfactory.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** The opened index of one bot and version. Closing waits until the last search has let it go. */
final class SearchIndex implements AutoCloseable {

    private final Directory directory;
    private final DirectoryReader top;
    private final @Nullable LeafReader reader;
    private final int[] passageOf;
    private final int[] documentOf;
    private final int places;
    private final @Nullable TermFilter filter;
    private final ConcurrentLinkedQueue<Desk> desks = new ConcurrentLinkedQueue<>();

    /** What one search writes on; reused by the next. */
    record Desk(Scratch concept, Scratch units, Scratch conceptPassages, Scratch passages, Scratch best, Scratch words) {

        void clear() {
            concept.clear();
            units.clear();
            conceptPassages.clear();
            passages.clear();
            best.clear();
            words.clear();
        }
    }

    private SearchIndex(Directory directory, DirectoryReader top) throws IOException {
        this.directory = directory;
        this.top = top;
        this.reader = top.leaves().isEmpty() ? null : top.leaves().getFirst().reader();
        int passages = Integer.parseInt(top.getIndexCommit().getUserData().get(IndexBuilder.PASSAGES));
        this.documentOf = new int[passages];
        this.passageOf = readPassages();
        this.places = passageOf.length;
        this.filter = reader == null
                ? null
                : new TermFilter(reader, Field.EXACT, Field.FOLDED, Field.STEM, Field.NUMBER, Field.TRAIT);
    }

    /** Takes over the directory: it is closed with the index, or at once when it holds none. */
    static SearchIndex open(Directory directory) throws IOException {
        try {
            return new SearchIndex(directory, DirectoryReader.open(directory));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private int[] readPassages() throws IOException {
        int[] of = new int[reader == null ? 0 : reader.maxDoc()];
        var values = reader == null ? null : reader.getNumericDocValues(Field.PASSAGE.key);
        int count = 0;
        while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            of[values.docID()] = (int) values.longValue();
            documentOf[of[values.docID()]] = values.docID();
            count = values.docID() + 1;
        }
        return java.util.Arrays.copyOf(of, count);
    }

    int passages() {
        return documentOf.length;
    }

    boolean hasVectors() {
        return reader != null && reader.getFieldInfos().fieldInfo(Field.VECTOR.key) != null;
    }

    /** False when the index was closed meanwhile; each true asks for one {@link #release}. */
    boolean acquire() {
        return top.tryIncRef();
    }

    void release() {
        try {
            top.decRef();
            if (top.getRefCount() == 0) {
                directory.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        release();
    }

    /** The best passages; the vector of the question, when there is one, has a byte for each dimension. */
    Hits search(Wording wording, byte @Nullable [] vector, int limit) throws IOException {
        if (reader == null || documentOf.length == 0) {
            return Hits.NONE;
        }
        var desk = desks.poll();
        if (desk == null) {
            int n = documentOf.length;
            desk = new Desk(
                    new Scratch(places),
                    new Scratch(places),
                    new Scratch(n),
                    new Scratch(n),
                    new Scratch(n),
                    new Scratch(reader.maxDoc()));
        }
        try {
            var search = new Search(reader, filter, passageOf, documentOf, wording, desk);
            return vector == null ? search.run(limit) : fused(search.run(everyone(limit)), nearest(vector), limit);
        } finally {
            desk.clear();
            desks.add(desk);
        }
    }

    private int everyone(int limit) {
        return Math.max(limit, Math.min(documentOf.length, 200));
    }

    /** Words and meaning vote with their ranks: each list gives its places falling shares. */
    private Hits fused(Hits words, List<Hits.PassageHit> meaning, int limit) {
        Map<Integer, Double> votes = new HashMap<>();
        vote(words.passages(), votes);
        vote(meaning, votes);
        var fused = votes.entrySet().stream()
                .map(vote -> new Hits.PassageHit(vote.getKey(), vote.getValue()))
                .sorted(Comparator.comparingDouble(Hits.PassageHit::score).reversed())
                .limit(limit)
                .toList();
        return words.reordered(fused, standsOut(meaning));
    }

    private static void vote(List<Hits.PassageHit> ranked, Map<Integer, Double> votes) {
        for (int i = 0; i < Math.min(ranked.size(), 50); i++) {
            votes.merge(ranked.get(i).ordinal(), 1.0 / (8 + i), Double::sum);
        }
    }

    /** Whether the nearest passage is much nearer than passages are in general. */
    private static boolean standsOut(List<Hits.PassageHit> meaning) {
        if (meaning.size() < 8) {
            return false;
        }
        var all = meaning.stream().mapToDouble(Hits.PassageHit::score).summaryStatistics();
        double variance = meaning.stream()
                .mapToDouble(hit -> (hit.score() - all.getAverage()) * (hit.score() - all.getAverage()))
                .average()
                .orElse(0);
        return all.getMax() > all.getAverage() + 2.5 * Math.sqrt(variance);
    }

    /** All passages that have a vector, nearest first. */
    private List<Hits.PassageHit> nearest(byte[] vector) throws IOException {
        var values = reader.getBinaryDocValues(Field.VECTOR.key);
        var nearest = new ArrayList<Hits.PassageHit>();
        for (int ordinal = 0; values != null && ordinal < documentOf.length; ordinal++) {
            if (values.advanceExact(documentOf[ordinal])) {
                var bytes = values.binaryValue();
                nearest.add(new Hits.PassageHit(
                        ordinal, Vectors.cosine(vector, bytes.bytes, bytes.offset, bytes.length)));
            }
        }
        nearest.sort(Comparator.comparingDouble(Hits.PassageHit::score).reversed());
        return nearest;
    }

    Passage passage(int ordinal, double score) throws IOException {
        var values = reader.getBinaryDocValues(Field.STORED.key);
        values.advanceExact(documentOf[ordinal]);
        return StoredPassage.read(values.binaryValue(), score);
    }

    List<ScoredUnit> units(Hits hits, List<Passage> passages) throws IOException {
        var units = new ArrayList<ScoredUnit>();
        for (var unit : hits.units()) {
            var passage = passages.get(unit.rank());
            units.add(new ScoredUnit(passage.id(), value(Field.START, unit.place()), value(Field.END, unit.place()), unit.share()));
        }
        return units;
    }

    private int value(Field field, int document) throws IOException {
        var values = reader.getNumericDocValues(field.key);
        values.advanceExact(document);
        return (int) values.longValue();
    }
}
