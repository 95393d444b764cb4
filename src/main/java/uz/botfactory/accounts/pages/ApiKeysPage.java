package uz.botfactory.accounts.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of a business.
 *
 * @param allowed whether its plan has keys at all
 * @param fresh the new key in clear, shown this once
 */
public record ApiKeysPage(
        boolean allowed, List<Key> keys, @Nullable String fresh, String name, @Nullable FormError error) {

    /** One key; only its last letters are known. */
    public record Key(
            String id, String name, boolean writes, String ending, Instant createdAt, @Nullable Instant lastUsedAt) {}
}
