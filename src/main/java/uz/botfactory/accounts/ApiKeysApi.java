package uz.botfactory.accounts;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.support.Ids;

/** API keys, for programs that signed in as a person. */
@RestController
@RequestMapping("/api/v1/me/api-keys")
@Tag(name = "api-keys")
class ApiKeysApi {

    /** @param scope read or write; left out: read */
    record NewKey(@Nullable String name, @Nullable String scope) {}

    /** @param key the key itself, only in the answer that made it */
    record KeyView(
            String id,
            String name,
            String scope,
            String ending,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable String key) {

        static KeyView of(ApiKeys.ApiKey key, @Nullable String plain) {
            return new KeyView(
                    key.id().toString(),
                    key.name(),
                    key.scope(),
                    key.ending(),
                    key.createdAt(),
                    key.lastUsedAt(),
                    plain);
        }
    }

    record KeyList(List<KeyView> items) {}

    private final ApiKeys keys;

    ApiKeysApi(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    KeyList list(@CurrentAccount AccountId account) {
        return new KeyList(
                keys.of(account).stream().map(key -> KeyView.of(key, null)).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    KeyView create(@CurrentAccount AccountId account, CurrentUser user, @RequestBody NewKey wish) {
        var fresh = keys.create(
                account,
                user.id(),
                wish.name() == null ? "" : wish.name(),
                wish.scope() == null ? "read" : wish.scope());
        return KeyView.of(fresh.key(), fresh.plain());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@CurrentAccount AccountId account, CurrentUser user, @PathVariable String id) {
        keys.revoke(account, Ids.parse(id), user.id());
    }
}
