package uz.botfactory.knowledge.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Document;

/**
 * The documents of a bot, refreshed by itself while one is imported.
 *
 * @param problem what kept the last document out; null when nothing did
 */
public record DocumentList(String bot, List<DocumentRow> documents, @Nullable Trouble problem) {

    public static DocumentList of(String bot, List<Document> documents, @Nullable Trouble problem) {
        return new DocumentList(bot, documents.stream().map(DocumentRow::of).toList(), problem);
    }

    public boolean busy() {
        return documents.stream().anyMatch(DocumentRow::processing);
    }

    public boolean empty() {
        return documents.isEmpty();
    }

    public long passages() {
        return documents.stream().mapToLong(DocumentRow::passages).sum();
    }
}
