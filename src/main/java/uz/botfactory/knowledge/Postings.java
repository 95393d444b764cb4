package uz.botfactory.knowledge;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Which units or words carry a term of one field; each search has its own. */
final class Postings {

    private final @Nullable TermsEnum terms;
    private @Nullable PostingsEnum reused;

    Postings(LeafReader reader, Field field) throws IOException {
        var all = reader.terms(field.key);
        this.terms = all == null ? null : all.iterator();
    }

    /** In how many places the term stands. */
    int count(String term) throws IOException {
        return terms != null && terms.seekExact(new BytesRef(term)) ? terms.docFreq() : 0;
    }

    /** The places, or null when there are none. */
    @Nullable DocIdSetIterator of(String term) throws IOException {
        if (terms == null || !terms.seekExact(new BytesRef(term))) {
            return null;
        }
        reused = terms.postings(reused, PostingsEnum.NONE);
        return reused;
    }

    /** The same for iterators that are walked together. */
    @Nullable DocIdSetIterator fresh(String term) throws IOException {
        return terms == null || !terms.seekExact(new BytesRef(term)) ? null : terms.postings(null, PostingsEnum.NONE);
    }
}
