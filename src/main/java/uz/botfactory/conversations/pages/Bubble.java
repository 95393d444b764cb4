package uz.botfactory.conversations.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.conversations.Button;

/**
 * One message with its whole story.
 *
 * @param side customer, bot or person
 * @param state open, waiting, answered, ignored, to_send, sending, delivered or failed
 * @param reasonKey key of the text that says why it is silent, waits or could not be sent
 * @param answeredBy the reply that answers it
 */
public record Bubble(
        String id,
        String side,
        String kind,
        String state,
        @Nullable String reason,
        @Nullable String reasonKey,
        @Nullable String answeredBy,
        @Nullable Integer rating,
        @Nullable String flagged,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Boolean answered,
        @Nullable String language,
        @Nullable String script,
        @Nullable String provider,
        @Nullable String model,
        @Nullable Integer inputTokens,
        @Nullable Integer outputTokens,
        @Nullable Long costMicroUsd,
        @Nullable Integer millis,
        List<List<Button>> buttons,
        String text,
        List<Source> sources) {

    public boolean mine(String reader) {
        return side.equals(reader);
    }

    /** A model or the documents themselves were asked. */
    public boolean thought() {
        return provider != null;
    }

    /** Code of its language as texts name it: uz, uz-cyrl, ru, en. */
    public String tongue() {
        if (language == null) {
            return "";
        }
        return language.equals("uz") && "Cyrl".equals(script) ? "uz-cyrl" : language;
    }

    /** For the lang attribute. */
    public String langTag() {
        if (language == null) {
            return "";
        }
        return language.equals("uz") ? "uz-" + script : language;
    }

    /** Buttons that are not thumbs. */
    public List<Button> choices() {
        return buttons.stream().flatMap(List::stream).filter(button -> !button.payload().startsWith("rate:")).toList();
    }

    public List<Button> thumbs() {
        return buttons.stream().flatMap(List::stream).filter(button -> button.payload().startsWith("rate:")).toList();
    }
}
