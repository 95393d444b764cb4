package uz.botfactory.ai.gemini;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Answer;
import uz.botfactory.ai.wire.Json;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.ai.wire.Writing;

/** Reads pieces of an answer, or the only one, and judges at the end what they make. */
final class GeminiChunk {

    private final Writing writing;
    private final Tokens used;
    private @Nullable String finish;
    private @Nullable String blocked;
    private @Nullable GeminiRefusal refusal;

    GeminiChunk(Writing writing, Tokens used) {
        this.writing = writing;
        this.used = used;
    }

    void read(JsonParser in) throws ModelFailed {
        try (in) {
            in.nextToken();
            Json.each(in, this::property);
        }
        if (refusal != null) {
            throw refusal.meaning();
        }
    }

    boolean finished() {
        return finish != null || blocked != null;
    }

    Answer answer() throws ModelFailed {
        if (blocked != null) {
            throw new ModelFailed(Reason.BLOCKED_CONTENT, "prompt " + blocked);
        }
        return switch (finish) {
            case null -> throw new ModelFailed(
                    writing.isBlank() ? Reason.EMPTY : Reason.CUT, "no finish reason");
            case "STOP" -> spoken(false);
            case "MAX_TOKENS" -> spoken(true);
            case "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "IMAGE_SAFETY" ->
                throw new ModelFailed(Reason.BLOCKED_CONTENT, finish);
            default -> throw new ModelFailed(writing.isBlank() ? Reason.EMPTY : Reason.CUT, finish);
        };
    }

    private Answer spoken(boolean truncated) throws ModelFailed {
        if (writing.isBlank()) {
            throw new ModelFailed(Reason.EMPTY, truncated ? "thought until the tokens ran out" : "no parts");
        }
        return new Answer(writing.text(), truncated);
    }

    private void property(String name, JsonParser in) {
        switch (name) {
            case "candidates" -> Json.eachObject(in, () -> Json.each(in, this::candidate));
            case "promptFeedback" -> Json.each(in, this::feedback);
            case "usageMetadata" -> usage(in);
            case "error" -> refusal = GeminiRefusal.read(in);
            default -> {}
        }
    }

    private void candidate(String name, JsonParser in) {
        switch (name) {
            case "content" -> Json.each(in, this::content);
            case "finishReason" -> finish = Json.text(in);
            default -> {}
        }
    }

    private void content(String name, JsonParser in) {
        if (name.equals("parts")) {
            Json.eachObject(in, () -> part(in));
        }
    }

    private void part(JsonParser in) {
        var part = new Part();
        Json.each(in, part::property);
        if (!part.thought && part.text != null) {
            writing.add(part.text);
        }
    }

    private void feedback(String name, JsonParser in) {
        if (name.equals("blockReason")) {
            blocked = Json.text(in);
        }
    }

    private void usage(JsonParser in) {
        var usage = new Usage();
        Json.each(in, usage::property);
        used.are(usage.prompt, usage.spoken + usage.thought);
    }

    private static final class Part {

        private @Nullable String text;
        private boolean thought;

        void property(String name, JsonParser in) {
            switch (name) {
                case "text" -> text = Json.text(in);
                case "thought" -> thought = in.getValueAsBoolean(false);
                default -> {}
            }
        }
    }

    private static final class Usage {

        private long prompt;
        private long spoken;
        private long thought;

        void property(String name, JsonParser in) {
            switch (name) {
                case "promptTokenCount" -> prompt = in.getValueAsLong(0);
                case "candidatesTokenCount" -> spoken = in.getValueAsLong(0);
                case "thoughtsTokenCount" -> thought = in.getValueAsLong(0);
                default -> {}
            }
        }
    }
}
