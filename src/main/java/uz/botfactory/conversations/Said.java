package uz.botfactory.conversations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Passage;
import uz.botfactory.support.Ids;

/**
 * A reply before it is stored: the words, and how they came about.
 *
 * @param answered whether it holds what was asked for; null where nothing was
 * @param passages what it was made from
 */
record Said(
        UUID id,
        String text,
        List<List<Button>> buttons,
        Tongue tongue,
        @Nullable Boolean answered,
        @Nullable String flagged,
        List<Passage> passages,
        @Nullable Origin origin,
        Instant begun) {

    /** Which model wrote it and what that cost. */
    record Origin(String provider, String model, int inputTokens, int outputTokens, long costMicroUsd) {

        static final Origin BUILT_IN = new Origin("builtin", "extractive", 0, 0, 0);

        Origin plus(Origin other) {
            return new Origin(
                    provider,
                    model,
                    inputTokens + other.inputTokens,
                    outputTokens + other.outputTokens,
                    costMicroUsd + other.costMicroUsd);
        }
    }

    /** A fixed text of ours. */
    static Said plainly(String text, Tongue tongue, Instant begun) {
        return new Said(Ids.next(), text, List.of(), tongue, null, null, List.of(), null, begun);
    }

    Said with(List<List<Button>> buttons) {
        return new Said(id, text, buttons, tongue, answered, flagged, passages, origin, begun);
    }

    Said flagged(String category) {
        return new Said(id, text, buttons, tongue, answered, category, passages, origin, begun);
    }

    Said answered(boolean answered) {
        return new Said(id, text, buttons, tongue, answered, flagged, passages, origin, begun);
    }

    Said saying(String words) {
        return new Said(id, words, buttons, tongue, answered, flagged, passages, origin, begun);
    }
}
