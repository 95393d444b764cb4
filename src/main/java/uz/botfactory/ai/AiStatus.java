package uz.botfactory.ai;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the platform's models are: for the start log and the admin. */
@Component
public class AiStatus {

    /** Where a key for the default provider is made. */
    public static final String WHERE_TO_GET_A_KEY = "https://aistudio.google.com/apikey";

    private final Routes routes;
    private final Catalogue catalogue;

    AiStatus(Routes routes, Catalogue catalogue) {
        this.routes = routes;
        this.catalogue = catalogue;
    }

    /**
     * One provider.
     *
     * @param ready whether it has a key, or needs none
     * @param offBecause why it is not asked at the moment; null when it is
     */
    public record ProviderStatus(
            String name,
            boolean ready,
            boolean first,
            String fastModel,
            String strongModel,
            ModelFailed.@Nullable Reason offBecause,
            @Nullable Instant offUntil) {}

    /** All providers we know, the one that answers first in front. */
    public List<ProviderStatus> providers() {
        var ways = routes.ofPlatform();
        var first = routes.first();
        return routes.providers().stream()
                .map(provider -> status(
                        provider,
                        ways.stream()
                                .filter(way -> way.provider().equals(provider))
                                .findFirst(),
                        first.filter(provider.name()::equals).isPresent()))
                .sorted((one, other) -> Boolean.compare(other.first(), one.first()))
                .toList();
    }

    /** Whether the built-in answerer answers alone, for want of a key or by the operator's choice. */
    public boolean builtInOnly() {
        return routes.ofPlatform().isEmpty();
    }

    /** Whether the operator chose it so. */
    public boolean builtInByChoice() {
        return Routes.BUILT_IN.equals(routes.wish());
    }

    private ProviderStatus status(Provider provider, Optional<Route> way, boolean first) {
        return new ProviderStatus(
                provider.name(),
                way.isPresent(),
                first,
                catalogue.choices(provider, false).getFirst().name(),
                catalogue.choices(provider, true).getFirst().name(),
                way.map(route -> route.breaker().why()).orElse(null),
                way.map(route -> route.breaker().offUntil()).orElse(null));
    }
}
