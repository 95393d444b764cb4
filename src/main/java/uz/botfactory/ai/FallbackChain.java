package uz.botfactory.ai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Answer;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelMissing;
import uz.botfactory.ai.wire.Patience;
import uz.botfactory.ai.wire.Question;
import uz.botfactory.ai.wire.Tokens;

/** All providers as one model: tries the ways in their order until one answers or the customer's patience ends. */
class FallbackChain implements LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackChain.class);
    private static final int MODELS_TO_TRY = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT_FOR_THE_ONLY_ONE = Duration.ofSeconds(5);
    private static final Duration SHORT_WAIT = Duration.ofMillis(300);
    private static final Duration LEAST = Duration.ofMillis(1500);
    private static final Duration LEFT_FOR_NEXT = Duration.ofSeconds(6);

    private final Routes routes;
    private final Catalogue catalogue;
    private final Books books;
    private final AiProperties set;

    FallbackChain(Routes routes, Catalogue catalogue, Books books, AiProperties set) {
        this.routes = routes;
        this.catalogue = catalogue;
        this.books = books;
        this.set = set;
    }

    @Override
    public Completion complete(Prompt prompt, Draft growing, Cancel cancel) throws ModelFailed {
        return new Attempt(prompt, growing, cancel).complete();
    }

    @Override
    public boolean available(AccountId account) {
        return routes.ofOwner(account).stream().anyMatch(FallbackChain::isUp)
                || routes.ofPlatform().stream().anyMatch(FallbackChain::isUp)
                        && books.roomFor(account) != Ceiling.Room.NO_MODEL;
    }

    private static boolean isUp(Route route) {
        return route.breaker().isClosed();
    }

    /** One prompt on its way. */
    private final class Attempt {

        private final Prompt prompt;
        private final Draft growing;
        private final Cancel cancel;
        private final long deadline = System.nanoTime() + set.budget().toNanos();
        private @Nullable ModelFailed first;
        private boolean asked;

        Attempt(Prompt prompt, Draft growing, Cancel cancel) {
            this.prompt = prompt;
            this.growing = growing;
            this.cancel = cancel;
        }

        Completion complete() throws ModelFailed {
            var ways = ways();
            for (int i = 0; i < ways.size() && !left().minus(LEAST).isNegative(); i++) {
                var answer = through(ways.get(i), i < ways.size() - 1);
                if (answer != null) {
                    return answer;
                }
            }
            throw first == null ? new ModelFailed(Reason.NO_KEY, "no provider is set up") : first;
        }

        private List<Way> ways() {
            var ways = new ArrayList<Way>();
            routes.ofOwner(prompt.account()).ifPresent(route -> ways.add(new Way(route, prompt.strong())));
            switch (books.roomFor(prompt.account())) {
                case ANY_MODEL -> routes.ofPlatform().forEach(route -> ways.add(new Way(route, prompt.strong())));
                case FAST_MODEL -> routes.ofPlatform().forEach(route -> ways.add(new Way(route, false)));
                case NO_MODEL -> remember(new ModelFailed(Reason.NO_MONEY, "the account's ceiling of the day"));
            }
            return ways;
        }

        private @Nullable Completion through(Way way, boolean othersFollow) throws ModelFailed {
            if (!way.route().breaker().letsThrough()) {
                remember(new ModelFailed(
                        orTrouble(way.route().breaker().why()),
                        way.route().provider().name() + " is switched off for a while"));
                return null;
            }
            try {
                return models(way, othersFollow);
            } catch (ModelFailed e) {
                if (e.reason() == Reason.CANCELLED || e.reason() == Reason.BLOCKED_CONTENT) {
                    throw e;
                }
                LOG.info("{} gave no answer: {}", way.route().provider().name(), e.getMessage());
                remember(e);
                return null;
            }
        }

        private Completion models(Way way, boolean othersFollow) throws ModelFailed {
            var models = catalogue.choices(way.route().provider(), way.strong());
            ModelMissing missing = null;
            for (var model : models.subList(0, Math.min(MODELS_TO_TRY, models.size()))) {
                try {
                    return twice(way.route(), model, othersFollow);
                } catch (ModelMissing e) {
                    LOG.warn("{} has no model {}; the next of its class is asked", model.provider(), model.name());
                    catalogue.isAway(model);
                    missing = e;
                }
            }
            throw missing == null ? new ModelFailed(Reason.BAD_REQUEST, "no model to ask") : missing;
        }

        private Completion twice(Route route, Model model, boolean othersFollow) throws ModelFailed {
            try {
                return once(route, model, othersFollow);
            } catch (ModelFailed e) {
                if (!isWorthAnotherTry(e, othersFollow)) {
                    throw e;
                }
                waitFor(e);
                return once(route, model, othersFollow);
            }
        }

        private boolean isWorthAnotherTry(ModelFailed failure, boolean othersFollow) {
            var longest = othersFollow ? LONGEST_WAIT : LONGEST_WAIT_FOR_THE_ONLY_ONE;
            var helps = failure.reason() == Reason.OVERLOADED
                    || failure.reason() == Reason.RATE_LIMITED && failure.retryAfter() != null;
            var pause = pause(failure);
            return helps && pause.compareTo(longest) <= 0 && pause.plus(LEAST).compareTo(left()) < 0;
        }

        private void waitFor(ModelFailed failure) throws ModelFailed {
            try {
                if (cancel.cameWithin(pause(failure))) {
                    throw new ModelFailed(Reason.CANCELLED, "while waiting");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ModelFailed(Reason.CANCELLED, "interrupted");
            }
        }

        private Duration pause(ModelFailed failure) {
            var told = failure.retryAfter();
            return told != null
                    ? told
                    : SHORT_WAIT.plusMillis(ThreadLocalRandom.current().nextInt(200));
        }

        private Completion once(Route route, Model model, boolean othersFollow) throws ModelFailed {
            if (cancel.cancelled()) {
                throw new ModelFailed(Reason.CANCELLED, "before asking");
            }
            var used = new Tokens();
            var began = System.nanoTime();
            try {
                var answer = route.provider().api().ask(question(route, model, othersFollow), used, growing, cancel);
                books.answered(route, since(began));
                return completion(route, model, answer, used);
            } catch (ModelFailed e) {
                books.failed(route, e, since(began));
                books.spent(prompt.account(), prompt.purpose(), route, model, used);
                throw e;
            } finally {
                asked = true;
            }
        }

        private Question question(Route route, Model model, boolean othersFollow) {
            return new Question(
                    route.access(),
                    model,
                    prompt.system(),
                    prompt.turns(),
                    prompt.maxOutputTokens(),
                    prompt.stream(),
                    patience(route, othersFollow));
        }

        private Patience patience(Route route, boolean othersFollow) {
            var silence = asked ? set.silence().multipliedBy(3).dividedBy(4) : set.silence();
            if (!route.provider().official() && !othersFollow) {
                silence = silence.multipliedBy(2); // a server of one's own thinks slowly, and nobody else is there
            }
            var total = othersFollow ? left().minus(LEFT_FOR_NEXT) : left();
            return new Patience(silence, total.compareTo(LEAST) > 0 ? total : LEAST).within(left());
        }

        private Completion completion(Route route, Model model, Answer answer, Tokens used) {
            if (used.input() == 0) {
                used.are(estimate(), answer.text().length() / 3);
            }
            var cost = books.spent(prompt.account(), prompt.purpose(), route, model, used);
            return new Completion(
                    answer.text(),
                    model.provider(),
                    model.name(),
                    Math.toIntExact(used.input()),
                    Math.toIntExact(used.output()),
                    cost,
                    answer.truncated());
        }

        /** For servers that do not count: about three letters a token in our languages. */
        private long estimate() {
            return (prompt.system().length()
                            + prompt.turns().stream()
                                    .mapToLong(turn -> turn.text().length())
                                    .sum())
                    / 3;
        }

        private void remember(ModelFailed failure) {
            first = first == null ? failure : first;
        }

        private Duration left() {
            return Duration.ofNanos(deadline - System.nanoTime());
        }

        private static Duration since(long nanos) {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        private static Reason orTrouble(@Nullable Reason reason) {
            return reason == null ? Reason.OVERLOADED : reason;
        }
    }

    private record Way(Route route, boolean strong) {}
}
