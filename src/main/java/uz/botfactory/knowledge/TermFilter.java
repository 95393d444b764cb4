package uz.botfactory.knowledge;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.TermsEnum;

/**
 * Says of most terms that an index does not hold that it does not, without a look at the index (a Bloom filter, 12 bits
 * a term). A question is looked for under hundreds of words, of which one bot's documents use a few.
 */
final class TermFilter {

    private static final int BITS = 12;

    private final long[] bits;
    private final int mask;

    TermFilter(LeafReader reader, Field... fields) throws IOException {
        long terms = 1;
        for (Field field : fields) {
            var all = reader.terms(field.key);
            terms += all == null ? 0 : Math.max(0, all.size());
        }
        int words = Integer.highestOneBit((int) Math.clamp(terms * BITS / 64, 1, 1 << 22)) * 2;
        bits = new long[words];
        mask = words * 64 - 1;
        for (Field field : fields) {
            learn(reader, field);
        }
    }

    private void learn(LeafReader reader, Field field) throws IOException {
        var all = reader.terms(field.key);
        TermsEnum each = all == null ? TermsEnum.EMPTY : all.iterator();
        for (var term = each.next(); term != null; term = each.next()) {
            long hash = hash(field, term.utf8ToString());
            set((int) hash & mask);
            set((int) (hash >>> 32) & mask);
        }
    }

    boolean mayHold(Field field, String term) {
        long hash = hash(field, term);
        return has((int) hash & mask) && has((int) (hash >>> 32) & mask);
    }

    private static long hash(Field field, String term) {
        long hash = (term.hashCode() * 31L + field.ordinal()) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L;
        return hash ^ hash >>> 32;
    }

    private void set(int bit) {
        bits[bit >>> 6] |= 1L << bit;
    }

    private boolean has(int bit) {
        return (bits[bit >>> 6] & 1L << bit) != 0;
    }
}
