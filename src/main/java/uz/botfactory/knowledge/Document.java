package uz.botfactory.knowledge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/**
 * One thing a bot was taught: a file, a text, a web page, a question with its answer.
 *
 * @param kind pdf, docx, xlsx, csv, md, html, txt or qa
 * @param url the web page it is copied from; null for everything else
 * @param error why the newest version could not be read; an earlier one may still answer
 * @param answers whether the bot answers from some version of it now
 * @param percent how far the present stage is
 * @param size of the original, in bytes
 */
public record Document(
        UUID id,
        AccountId account,
        BotId bot,
        String name,
        String kind,
        @Nullable String url,
        Status status,
        Unreadable.@Nullable Why error,
        boolean answers,
        Stage stage,
        int percent,
        int passages,
        long characters,
        long size,
        Instant createdAt,
        Instant updatedAt) {

    public enum Status {
        PROCESSING,
        READY,
        FAILED;

        /** Its name for programs. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What is being done with a document that is not ready yet, in this order. */
    public enum Stage {
        WAITING,
        READING,
        SPLITTING,
        INDEXING;

        /** Its name for programs. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
