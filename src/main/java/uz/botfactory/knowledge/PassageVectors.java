package uz.botfactory.knowledge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.ai.Embedder;
import uz.botfactory.ai.ModelFailed;

/** Gives passages the vectors of the configured embedding model, in the background; without a model there is no work. */
@Component
class PassageVectors {

    private static final Logger LOG = LoggerFactory.getLogger(PassageVectors.class);
    private static final int BATCH = 64;
    private static final long ROUND_NANOS = Duration.ofSeconds(60).toNanos();

    private final PassageRows rows;
    private final ObjectProvider<Embedder> embedder;
    private final TransactionTemplate transactions;

    PassageVectors(PassageRows rows, ObjectProvider<Embedder> embedder, TransactionTemplate transactions) {
        this.rows = rows;
        this.embedder = embedder;
        this.transactions = transactions;
    }

    /** Works until all passages have a vector or a minute is over; a failing model is asked again in the next round. */
    void makeMissing() {
        var model = embedder.getIfAvailable();
        if (model == null || !model.available()) {
            return;
        }
        var changed = new HashSet<SearchIndexes.Owner>();
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < ROUND_NANOS && embedSome(model, changed)) {}
        } catch (ModelFailed e) {
            LOG.warn("Passages wait for their vectors, the embedding model failed: {}", e.reason());
        } finally {
            changed.forEach(owner ->
                    transactions.executeWithoutResult(t -> rows.changed(owner.account(), owner.bot())));
        }
    }

    private boolean embedSome(Embedder model, HashSet<SearchIndexes.Owner> changed) throws ModelFailed {
        String space = model.space();
        var passages = rows.unembedded(space, BATCH);
        if (passages.isEmpty()) {
            return false;
        }
        var first = passages.getFirst();
        var texts = passages.stream().map(PassageRows.Unembedded::text).toList();
        var vectors = new ArrayList<>(model.documents(first.account(), texts));
        transactions.executeWithoutResult(t -> keep(passages, vectors, space));
        changed.add(new SearchIndexes.Owner(first.account(), first.bot()));
        return true;
    }

    private void keep(List<PassageRows.Unembedded> passages, List<float[]> vectors, String space) {
        for (int i = 0; i < passages.size(); i++) {
            rows.embed(passages.get(i), Vectors.bytes(vectors.get(i)), space);
        }
    }
}
