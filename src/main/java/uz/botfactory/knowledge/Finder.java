package uz.botfactory.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.language.LanguageDetector;

/** From a question and an opened index to what was found, with everything a caller may show. */
final class Finder {

    private Finder() {}

    static Found find(SearchIndex index, String question, byte @Nullable [] vector, int limit) throws IOException {
        var detected = LanguageDetector.detect(question);
        var hits = index.search(Wording.of(question), vector, limit);
        var passages = new ArrayList<Passage>();
        for (var hit : hits.passages()) {
            passages.add(index.passage(hit.ordinal(), hit.score()));
        }
        return new Found(
                detected.language(),
                detected.script(),
                Fit.of(hits.evidence()) < Fit.ANSWER,
                Fit.of(hits.evidence()) >= Fit.CLOSE,
                List.copyOf(passages),
                index.units(hits, passages));
    }
}
