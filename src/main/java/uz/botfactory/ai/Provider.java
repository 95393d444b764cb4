package uz.botfactory.ai;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.botfactory.ai.wire.Access;
import uz.botfactory.ai.wire.ModelApi;

/**
 * One AI company or server, as it is set up here.
 *
 * @param official whether it stands at the company's own address; elsewhere it is a server of the operator's
 */
record Provider(
        String name,
        ModelApi api,
        String baseUrl,
        boolean official,
        @Nullable String key,
        @Nullable String fastModel,
        @Nullable String strongModel,
        @Nullable String embeddingModel) {

    static final String GEMINI = "gemini";
    static final String OPENAI = "openai";
    static final String QWEN = "qwen";

    static Provider of(String name, ModelApi api, String officialUrl, AiProperties.Provider set) {
        var url = set.baseUrl().isBlank() ? officialUrl : withoutSlash(set.baseUrl().strip());
        return new Provider(
                name,
                api,
                url,
                url.equals(officialUrl),
                orNull(set.apiKey()),
                orNull(set.model()),
                orNull(set.modelStrong()),
                orNull(set.embeddingModel()));
    }

    /** The platform's own way in; none without a key, unless it is a server of the operator's that needs none. */
    Optional<Access> platform() {
        return key != null || needsNoKey() ? Optional.of(new Access(baseUrl, key)) : Optional.empty();
    }

    Access with(String ownKey) {
        return new Access(baseUrl, ownKey);
    }

    private boolean needsNoKey() {
        return !official && !name.equals(GEMINI);
    }

    private static @Nullable String orNull(String text) {
        var clean = text.strip();
        return clean.isEmpty() ? null : clean.startsWith("models/") ? clean.substring("models/".length()) : clean;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
