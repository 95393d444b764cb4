package uz.botfactory.ai;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.Model.Kind;

/** Which models there are, and which to ask now: the operator's choice first, then the next of its class. */
final class Catalogue {

    private static final Duration STAYS_AWAY = Duration.ofHours(1);

    private final Map<String, Model> known = new LinkedHashMap<>();
    private final Map<String, Instant> away = new ConcurrentHashMap<>();
    private final Clock clock;

    /** @param models the better ones of a class first */
    Catalogue(List<Model> models, Clock clock) {
        models.forEach(model -> known.put(key(model.provider(), model.name()), model));
        this.clock = clock;
    }

    /** The models to try, best first; never empty. */
    List<Model> choices(Provider provider, boolean strong) {
        var wanted = candidates(provider, strong);
        var today = Day.of(clock);
        var usable = wanted.stream()
                .filter(model -> model.livesOn(today) && isHere(model))
                .toList();
        return usable.isEmpty() ? wanted.subList(0, 1) : usable;
    }

    Model embedding(Provider provider, String name) {
        return find(provider, name, Kind.EMBEDDING);
    }

    /** The provider says it has no such model. */
    void isAway(Model model) {
        away.put(key(model.provider(), model.name()), clock.instant().plus(STAYS_AWAY));
    }

    private boolean isHere(Model model) {
        var until = away.get(key(model.provider(), model.name()));
        return until == null || clock.instant().isAfter(until);
    }

    private List<Model> candidates(Provider provider, boolean strong) {
        var all = new LinkedHashMap<String, Model>();
        if (strong) {
            add(all, provider, Kind.STRONG);
        }
        add(all, provider, Kind.FAST);
        return List.copyOf(all.values());
    }

    private void add(Map<String, Model> all, Provider provider, Kind kind) {
        chosen(provider, kind).ifPresent(model -> all.putIfAbsent(model.name(), model));
        if (!isAWorldOfItsOwn(provider)) {
            known.values().stream()
                    .filter(model -> model.provider().equals(provider.name()) && model.kind() == kind)
                    .forEach(model -> all.putIfAbsent(model.name(), model));
        }
    }

    /** A server of the operator's that runs models nobody else knows: only those named can be asked. */
    private boolean isAWorldOfItsOwn(Provider provider) {
        return !provider.official()
                && provider.fastModel() != null
                && relative(provider, provider.fastModel()).isEmpty();
    }

    private Optional<Model> chosen(Provider provider, Kind kind) {
        var name = kind == Kind.STRONG ? provider.strongModel() : provider.fastModel();
        return Optional.ofNullable(name).map(given -> find(provider, given, kind));
    }

    private Model find(Provider provider, String name, Kind kind) {
        return relative(provider, name)
                .map(model -> named(model, name))
                .orElseGet(() -> unknown(provider, name, kind));
    }

    /** The model itself, or the one whose dated or numbered version it is. */
    private Optional<Model> relative(Provider provider, String name) {
        return known.values().stream()
                .filter(model -> model.provider().equals(provider.name()))
                .filter(model -> name.equals(model.name()) || name.startsWith(model.name() + "-"))
                .max(Comparator.comparingInt(model -> model.name().length()));
    }

    private Model named(Model model, String name) {
        return name.equals(model.name()) ? model : new Model(
                model.provider(), name, model.kind(), model.thinking(), model.thinkingTokens(), model.maxTokensName(),
                model.dimensions(), model.batch(), null, model.prices());
    }

    /** Newer than our data, or somebody's own. Asked in the most common way; the books assume the dearest of its class. */
    private Model unknown(Provider provider, String name, Kind kind) {
        var thinks = provider.official() || provider.name().equals(Provider.GEMINI);
        return new Model(
                provider.name(),
                name,
                kind,
                kind == Kind.EMBEDDING ? null : thinking(provider),
                thinks ? 2048 : 0,
                provider.name().equals(Provider.OPENAI) && provider.official() ? "max_completion_tokens" : "max_tokens",
                0,
                provider.name().equals(Provider.QWEN) ? 10 : 100,
                null,
                thinks ? dearest(provider, kind) : List.of());
    }

    private @Nullable String thinking(Provider provider) {
        return provider.name().equals(Provider.GEMINI) ? "LOW" : null;
    }

    private List<Model.Price> dearest(Provider provider, Kind kind) {
        var prices = new ArrayList<Model.Price>();
        known.values().stream()
                .filter(model -> model.provider().equals(provider.name()) && model.kind() == kind)
                .flatMap(model -> model.prices().stream())
                .max(Comparator.comparingLong(Model.Price::output).thenComparingLong(Model.Price::input))
                .ifPresent(price -> prices.add(new Model.Price(LocalDate.EPOCH, price.input(), price.output())));
        return List.copyOf(prices);
    }

    private static String key(String provider, String name) {
        return provider + "/" + name;
    }
}
