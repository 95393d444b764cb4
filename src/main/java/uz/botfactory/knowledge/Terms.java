package uz.botfactory.knowledge;

import java.util.Collection;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Terms that are already analysed, handed to the index as they are; used again for the next document. */
final class Terms extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Collection<String> all = java.util.List.of();
    private Iterator<String> rest = all.iterator();

    void set(Collection<String> terms) {
        all = terms;
        rest = terms.iterator();
    }

    @Override
    public void reset() {
        rest = all.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!rest.hasNext()) {
            return false;
        }
        clearAttributes();
        term.append(rest.next());
        return true;
    }
}
