package uz.botfactory.ai.wire;

import org.jspecify.annotations.Nullable;

/** Where a provider stands and the key to it; servers of one's own may need none. */
public record Access(String baseUrl, @Nullable String key) {

    @Override
    public String toString() {
        return baseUrl;
    }
}
