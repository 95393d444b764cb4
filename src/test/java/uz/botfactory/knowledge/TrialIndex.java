package uz.botfactory.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.lucene.store.MMapDirectory;

/** The index of a business, without a database. */
public final class TrialIndex implements AutoCloseable {

    private final SearchIndex index;

    private TrialIndex(SearchIndex index) {
        this.index = index;
    }

    public static TrialIndex of(Business business) throws IOException {
        Path folder = Files.createTempDirectory("trial-index");
        try (var builder = new IndexBuilder(new MMapDirectory(folder))) {
            int n = 0;
            for (var passage : business.passages()) {
                builder.add(new IndexedPassage(
                        new UUID(0, n++), new UUID(1, 1), passage.document(), passage.heading(), passage.text(), null));
            }
            builder.finish();
        }
        return new TrialIndex(SearchIndex.open(new MMapDirectory(folder)));
    }

    public Found find(String question, int limit) throws IOException {
        return Finder.find(index, question, null, limit);
    }

    public Evidence evidence(String question) throws IOException {
        return index.search(Wording.of(question), null, 5).evidence();
    }

    public String features(String question) throws IOException {
        var e = evidence(question);
        return String.format("%.4f\t%.4f\t%.4f\t%.4f\t%.4f\t%d\t%.4f\t%.4f", e.content(), e.intent(), e.together(), e.strange(), e.best(), e.words(), e.lead(), e.foreign());
    }

    @Override
    public void close() {
        index.close();
    }
}
