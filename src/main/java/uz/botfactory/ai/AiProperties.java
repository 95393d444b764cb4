package uz.botfactory.ai;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Providers and their keys, as the operator set them; empty means not set.
 *
 * @param provider the default one; "builtin" for none
 * @param silence how long the first provider may be silent; the next ones get three quarters of it
 * @param budget for an answer as a whole, all providers together
 */
@ConfigurationProperties("botfactory.ai")
record AiProperties(
        @DefaultValue("") String provider,
        @DefaultValue Provider gemini,
        @DefaultValue Provider openai,
        @DefaultValue Provider qwen,
        @DefaultValue("8s") Duration silence,
        @DefaultValue("20s") Duration budget) {

    /** One of them. */
    record Provider(
            @DefaultValue("") String apiKey,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String model,
            @DefaultValue("") String modelStrong,
            @DefaultValue("") String embeddingModel) {}
}
