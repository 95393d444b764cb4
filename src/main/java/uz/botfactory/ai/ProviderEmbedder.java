package uz.botfactory.ai;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.Patience;
import uz.botfactory.ai.wire.Tokens;

/** The one embedding model that the operator configured; without one, none: see docs/decisions/embeddings.md. */
class ProviderEmbedder implements Embedder {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderEmbedder.class);
    private static final Patience CUSTOMER = new Patience(Duration.ofSeconds(2), Duration.ofMillis(2500));
    private static final Patience BACKGROUND = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60));
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(40);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Optional<Route> route;
    private final Optional<Model> model;
    private final Books books;
    private final Clock clock;
    private volatile int dimensions;
    private volatile Instant measured = Instant.MIN;

    ProviderEmbedder(Routes routes, Catalogue catalogue, Books books, Clock clock) {
        this.route = routes.forEmbedding();
        this.model = route.map(way ->
                catalogue.embedding(way.provider(), String.valueOf(way.provider().embeddingModel())));
        this.books = books;
        this.clock = clock;
        this.dimensions = model.map(Model::dimensions).orElse(0);
    }

    @Override
    public boolean available() {
        return route.isPresent() && route.get().breaker().isClosed() && isMeasured();
    }

    @Override
    public String space() {
        var known = model.orElseThrow(() -> new IllegalStateException("No embedding model is configured"));
        return known.provider() + "/" + known.name() + "/" + dimensions;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public List<float[]> documents(AccountId account, List<String> texts) throws ModelFailed {
        var vectors = new ArrayList<float[]>(texts.size());
        var batch = Math.max(1, needed().batch());
        for (int from = 0; from < texts.size(); from += batch) {
            vectors.addAll(batch(account, texts.subList(from, Math.min(texts.size(), from + batch))));
        }
        return vectors;
    }

    @Override
    public float[] query(AccountId account, String text) throws ModelFailed {
        return embed(account, List.of(text), true, CUSTOMER).getFirst();
    }

    private List<float[]> batch(AccountId account, List<String> texts) throws ModelFailed {
        for (int attempt = 1; ; attempt++) {
            try {
                return embed(account, texts, false, BACKGROUND);
            } catch (ModelFailed e) {
                if (attempt == TRIES || !helpsToWait(e)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private boolean helpsToWait(ModelFailed failure) {
        return (failure.reason() == Reason.RATE_LIMITED || failure.reason() == Reason.OVERLOADED)
                && wait(failure).compareTo(LONGEST_WAIT) <= 0;
    }

    private static Duration wait(ModelFailed failure) {
        var told = failure.retryAfter();
        return told == null ? WAIT : told;
    }

    private static void pause(ModelFailed failure) throws ModelFailed {
        try {
            Thread.sleep(wait(failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailed(Reason.CANCELLED, "interrupted");
        }
    }

    /** Blank texts stay at home: providers refuse them. */
    private List<float[]> embed(AccountId account, List<String> texts, boolean query, Patience patience)
            throws ModelFailed {
        var spoken = texts.stream().filter(text -> !text.isBlank()).toList();
        var found = spoken.isEmpty() ? List.<float[]>of() : ask(account, spoken, query, patience);
        var vectors = new ArrayList<float[]>(texts.size());
        var next = found.iterator();
        for (var text : texts) {
            vectors.add(text.isBlank() ? new float[dimensions] : next.next());
        }
        return vectors;
    }

    private List<float[]> ask(AccountId account, List<String> texts, boolean query, Patience patience)
            throws ModelFailed {
        var way = route.orElseThrow(() -> new ModelFailed(Reason.NO_KEY, "no embedding model is configured"));
        if (!way.breaker().isClosed()) {
            throw new ModelFailed(Reason.OVERLOADED, "the embedding provider is switched off for a while");
        }
        var used = new Tokens();
        try {
            var vectors = way.provider().api().embed(way.access(), needed(), texts, query, used, patience);
            way.breaker().succeeded();
            note(account, way, texts, used);
            return vectors.stream().map(ProviderEmbedder::ofLengthOne).toList();
        } catch (ModelFailed e) {
            books.failed(way, e);
            throw e;
        }
    }

    private void note(AccountId account, Route way, List<String> texts, Tokens used) throws ModelFailed {
        if (used.input() == 0) {
            used.are(texts.stream().mapToLong(String::length).sum() / 3, 0);
        }
        books.spent(account, "embedding", way, needed(), used);
    }

    private Model needed() throws ModelFailed {
        return model.orElseThrow(() -> new ModelFailed(Reason.NO_KEY, "no embedding model is configured"));
    }

    private static float[] ofLengthOne(float[] vector) {
        double sum = 0;
        for (var value : vector) {
            sum += (double) value * value;
        }
        var length = Math.sqrt(sum);
        if (length == 0 || Math.abs(length - 1) < 1e-4) {
            return vector;
        }
        var unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    /** A model we know nothing about says by a first vector how long its vectors are. */
    private boolean isMeasured() {
        if (dimensions == 0 && clock.instant().isAfter(nextMeasuring())) {
            measure();
        }
        return dimensions > 0;
    }

    private Instant nextMeasuring() {
        return measured.equals(Instant.MIN) ? Instant.MIN : measured.plus(ASK_AGAIN);
    }

    private synchronized void measure() {
        measured = clock.instant();
        try {
            var way = route.orElseThrow();
            dimensions = way.provider()
                    .api()
                    .embed(way.access(), needed(), List.of("salom"), true, new Tokens(), CUSTOMER)
                    .getFirst()
                    .length;
        } catch (ModelFailed e) {
            LOG.warn("The embedding model does not answer, search goes by words alone: {}", e.getMessage());
        }
    }
}
