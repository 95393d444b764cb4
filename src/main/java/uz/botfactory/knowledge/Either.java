package uz.botfactory.knowledge;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;

/** The places of one or the other, in order. */
final class Either extends DocIdSetIterator {

    private final DocIdSetIterator one;
    private final DocIdSetIterator other;
    private int at = -1;

    Either(DocIdSetIterator one, DocIdSetIterator other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public int docID() {
        return at;
    }

    @Override
    public int nextDoc() throws IOException {
        return advance(at + 1);
    }

    @Override
    public int advance(int target) throws IOException {
        at = Math.min(reach(one, target), reach(other, target));
        return at;
    }

    private static int reach(DocIdSetIterator places, int target) throws IOException {
        return places.docID() < target ? places.advance(target) : places.docID();
    }

    @Override
    public long cost() {
        return one.cost() + other.cost();
    }
}
