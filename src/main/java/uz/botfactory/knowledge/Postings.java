package uz.botfactory.knowledge;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Which units or words carry a term of one field; each search has its own. */
final class Postings {

    private final Field field;
    private final @Nullable TermFilter filter;
    private final @Nullable TermsEnum terms;
    private @Nullable PostingsEnum reused;

    /** A term that stands somewhere, and in how many places. */
    record Known(Postings in, BytesRef text, TermState state, int places) {

        DocIdSetIterator all() throws IOException {
            return in.again(this);
        }
    }

    Postings(LeafReader reader, Field field, @Nullable TermFilter filter) throws IOException {
        var all = reader.terms(field.key);
        this.field = field;
        this.filter = filter;
        this.terms = all == null ? null : all.iterator();
    }

    /** Null when the term stands nowhere. */
    @Nullable Known known(String term) throws IOException {
        if (terms == null || filter != null && !filter.mayHold(field, term)) {
            return null;
        }
        var text = new BytesRef(term);
        return terms.seekExact(text) ? new Known(this, text, terms.termState(), terms.docFreq()) : null;
    }

    private DocIdSetIterator again(Known term) throws IOException {
        terms.seekExact(term.text(), term.state());
        reused = terms.postings(reused, PostingsEnum.NONE);
        return reused;
    }

    /** The places, or null when there are none; an iterator that may be walked together with others. */
    @Nullable DocIdSetIterator fresh(String term) throws IOException {
        boolean somewhere = terms != null
                && (filter == null || filter.mayHold(field, term))
                && terms.seekExact(new BytesRef(term));
        return somewhere ? terms.postings(null, PostingsEnum.NONE) : null;
    }

    /** The same, but the next one takes its place. */
    @Nullable DocIdSetIterator of(String term) throws IOException {
        var known = known(term);
        return known == null ? null : again(known);
    }
}
