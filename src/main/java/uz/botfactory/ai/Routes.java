package uz.botfactory.ai;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;

/** The ways to a model in their order: the owner's own key, the default provider, the others. */
class Routes {

    static final String BUILT_IN = "builtin";

    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, Route> platform = new LinkedHashMap<>();
    private final Cache<OwnRoute, Route> own = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final String wish;
    private final Policy policy;
    private final OwnKeys ownKeys;
    private final AiRights rights;
    private final Clock clock;

    /** @param wish the default provider as the environment says; empty: the first that has a key */
    Routes(List<Provider> providers, String wish, Policy policy, OwnKeys ownKeys, AiRights rights, Clock clock) {
        this.wish = wish;
        this.policy = policy;
        this.ownKeys = ownKeys;
        this.rights = rights;
        this.clock = clock;
        for (var provider : providers) {
            this.providers.put(provider.name(), provider);
            provider.platform()
                    .ifPresent(access ->
                            platform.put(provider.name(), new Route(provider, access, new Breaker(clock), null)));
        }
    }

    Optional<Route> ofOwner(AccountId account) {
        if (!policy.now().ownKeys()) {
            return Optional.empty();
        }
        return ownKeys.of(account)
                .filter(key -> providers.containsKey(key.provider()) && rights.ownKey(account))
                .map(key -> own.get(new OwnRoute(account, key), this::route));
    }

    /** The platform's ways, the default one first; none when the built-in answerer is the operator's choice. */
    List<Route> ofPlatform() {
        var first = wish();
        if (BUILT_IN.equals(first)) {
            return List.of();
        }
        var all = new ArrayList<>(platform.values());
        all.sort(Comparator.comparing(route -> !route.provider().name().equals(first)));
        return all;
    }

    /** The first provider for which an embedding model is configured. */
    Optional<Route> forEmbedding() {
        return ofPlatform().stream()
                .filter(route -> route.provider().embeddingModel() != null)
                .map(route -> new Route(route.provider(), route.access(), new Breaker(clock), null))
                .findFirst();
    }

    Optional<Provider> provider(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    List<Provider> providers() {
        return List.copyOf(providers.values());
    }

    /** The provider that answers first, if any is set up. */
    Optional<String> first() {
        return ofPlatform().stream().map(route -> route.provider().name()).findFirst();
    }

    /** What was asked for; empty when the order of the providers decides. */
    String wish() {
        @Nullable String saved = policy.now().provider();
        return saved == null ? wish : saved;
    }

    private Route route(OwnRoute mine) {
        var provider = providers.get(mine.key().provider());
        if (provider == null) {
            throw new IllegalStateException("No provider " + mine.key().provider());
        }
        return new Route(provider, provider.with(mine.key().key()), new Breaker(clock), mine.account());
    }

    private record OwnRoute(AccountId account, OwnKey key) {}
}
