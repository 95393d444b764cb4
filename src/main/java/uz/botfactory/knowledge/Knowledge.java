package uz.botfactory.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Embedder;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.bots.BotId;
import uz.botfactory.language.LanguageDetector;

/** What a bot knows. Somebody else's bot knows nothing. */
@Service
public class Knowledge {

    private static final Logger LOG = LoggerFactory.getLogger(Knowledge.class);
    private static final int LONGEST_QUESTION = 2000;
    private static final int MOST = 50;

    private final SearchIndexes indexes;
    private final Embedder embedder;

    Knowledge(SearchIndexes indexes, Embedder embedder) {
        this.indexes = indexes;
        this.embedder = embedder;
    }

    /**
     * The passages that come nearest to the question, best first. Finds at once what was changed in this process before
     * the call. Quick (under a millisecond for most bots) unless an embedding model is configured, which is asked first.
     */
    public Found search(AccountId account, BotId bot, String query, int limit) {
        String question = query.length() > LONGEST_QUESTION ? query.substring(0, LONGEST_QUESTION) : query;
        var index = indexes.acquire(account, bot);
        if (index == null) {
            return nothing(question);
        }
        try {
            return Finder.find(index, question, vector(account, index, question), Math.clamp(limit, 1, MOST));
        } catch (IOException e) {
            throw new UncheckedIOException("The index of bot " + bot + " cannot be read", e);
        } finally {
            index.release();
        }
    }

    private static Found nothing(String question) {
        var detected = LanguageDetector.detect(question);
        return new Found(detected.language(), detected.script(), true, List.of());
    }

    /** Null when words alone must do: without a model, before it has read the documents, and when it fails. */
    private byte @Nullable [] vector(AccountId account, SearchIndex index, String question) {
        if (!index.hasVectors() || !embedder.available()) {
            return null;
        }
        try {
            return Vectors.bytes(embedder.query(account, question));
        } catch (ModelFailed e) {
            LOG.info("Searching by words alone, the embedding model failed: {}", e.reason());
            return null;
        }
    }
}
