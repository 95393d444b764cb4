package uz.botfactory.ai.openai;

import tools.jackson.core.JsonParser;
import uz.botfactory.ai.wire.Json;
import uz.botfactory.ai.wire.Tokens;

/** {@code usage}; completion tokens already hold the silent ones. */
final class OpenAiUsage {

    private final Tokens used;
    private long prompt;
    private long completion;

    OpenAiUsage(Tokens used) {
        this.used = used;
    }

    void read(JsonParser in) {
        Json.each(in, (name, value) -> {
            switch (name) {
                case "prompt_tokens" -> prompt = value.getValueAsLong(0);
                case "completion_tokens" -> completion = value.getValueAsLong(0);
                default -> {}
            }
        });
        if (prompt > 0) {
            used.are(prompt, completion);
        }
    }
}
