package uz.botfactory.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    private final ConcurrentLinkedQueue<Desk> desks = new ConcurrentLinkedQueue<>();

    /** What one search writes on; reused by the next. */
    private record Desk(Scratch concept, Scratch units, Scratch conceptPassages, Scratch passages) {}

    private SearchIndex(Directory directory, DirectoryReader top) throws IOException {
        this.directory = directory;
        this.top = top;
        this.reader = top.leaves().isEmpty() ? null : top.leaves().getFirst().reader();
        int passages = Integer.parseInt(top.getIndexCommit().getUserData().get(IndexBuilder.PASSAGES));
        this.documentOf = new int[passages];
        this.passageOf = readPassages();
        this.places = passageOf.length;
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
            desk = new Desk(new Scratch(places), new Scratch(places), new Scratch(n), new Scratch(n));
        }
        try {
            var search = new Search(reader, passageOf, wording, desk.concept, desk.units, desk.conceptPassages, desk.passages);
            return search.run(limit);
        } finally {
            desk.concept.clear();
            desk.units.clear();
            desk.conceptPassages.clear();
            desk.passages.clear();
            desks.add(desk);
        }
    }

    Passage passage(int ordinal, double score) throws IOException {
        var values = reader.storedFields().document(documentOf[ordinal]).getValues(Field.STORED.key);
        return new Passage(
                UUID.fromString(values[0]), UUID.fromString(values[1]), values[2], values[3], values[4], score);
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
