package uz.botfactory.knowledge.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Document;

/**
 * One document in the list.
 *
 * @param status processing, ready or failed
 * @param stage waiting, reading, splitting or indexing
 * @param percent of the whole import, over all stages
 * @param error key of the sentence that says what is wrong and what to do; null when nothing is
 * @param answers whether the bot answers from some version of it now
 */
public record DocumentRow(
        String id,
        String name,
        String kind,
        @Nullable String url,
        String status,
        String stage,
        int percent,
        int passages,
        long size,
        @Nullable String error,
        boolean answers,
        Instant updatedAt) {

    public static DocumentRow of(Document document) {
        var error = document.error();
        return new DocumentRow(
                document.id().toString(),
                document.name(),
                document.kind(),
                document.url(),
                document.status().code(),
                document.stage().code(),
                overall(document),
                document.passages(),
                document.size(),
                error == null ? null : "knowledge.error." + error.code(),
                document.answers(),
                document.updatedAt());
    }

    /** Reading takes most of the time. */
    private static int overall(Document document) {
        return switch (document.stage()) {
            case WAITING -> 3;
            case READING -> 5 + document.percent() * 75 / 100;
            case SPLITTING -> 85;
            case INDEXING -> 92;
        };
    }

    public boolean processing() {
        return status.equals("processing");
    }

    public boolean failed() {
        return status.equals("failed");
    }

    /** The icon that stands for its kind. */
    public String icon() {
        return switch (kind) {
            case "pdf" -> "file-earmark-pdf";
            case "docx" -> "file-earmark-word";
            case "xlsx" -> "file-earmark-excel";
            case "csv" -> "table";
            case "qa" -> "chat-left-quote";
            case "html" -> "globe2";
            default -> url == null ? "file-earmark-text" : "globe2";
        };
    }
}
