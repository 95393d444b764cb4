package uz.botfactory.ai.openai;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Answer;
import uz.botfactory.ai.wire.Json;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.ai.wire.Writing;

/** Reads pieces of an answer, or the only one, and judges at the end what they make. */
final class OpenAiChunk {

    private final Writing writing;
    private final Tokens used;
    private @Nullable String finish;
    private boolean refused;
    private @Nullable OpenAiRefusal refusal;

    OpenAiChunk(Writing writing, Tokens used) {
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
        return finish != null;
    }

    Answer answer() throws ModelFailed {
        return switch (finish) {
            case null -> throw new ModelFailed(
                    writing.isBlank() ? Reason.EMPTY : Reason.CUT, "no finish reason");
            case "content_filter", "sensitive" -> throw new ModelFailed(Reason.BLOCKED_CONTENT, finish);
            case "length" -> spoken(true);
            default -> spoken(false);
        };
    }

    private Answer spoken(boolean truncated) throws ModelFailed {
        if (writing.isBlank()) {
            throw refused
                    ? new ModelFailed(Reason.BLOCKED_CONTENT, "refusal")
                    : new ModelFailed(Reason.EMPTY, truncated ? "thought until the tokens ran out" : "no content");
        }
        return new Answer(writing.text(), truncated);
    }

    private void property(String name, JsonParser in) {
        switch (name) {
            case "choices" -> Json.eachObject(in, () -> Json.each(in, this::choice));
            case "usage" -> new OpenAiUsage(used).read(in);
            case "error" -> refusal = OpenAiRefusal.read(in);
            default -> {}
        }
    }

    private void choice(String name, JsonParser in) {
        switch (name) {
            case "delta", "message" -> Json.each(in, this::message);
            case "finish_reason" -> finish = finish == null ? Json.text(in) : finish;
            default -> {}
        }
    }

    private void message(String name, JsonParser in) {
        switch (name) {
            case "content" -> {
                var words = Json.text(in);
                if (words != null) {
                    writing.add(words);
                }
            }
            case "refusal" -> refused |= Json.text(in) != null;
            default -> {}
        }
    }
}
