package uz.botfactory.ai;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Access;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelMissing;
import uz.botfactory.ai.wire.Patience;
import uz.botfactory.ai.wire.Question;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.support.Problem;

/** Where an owner hands in a key of their own, and takes it back. */
@Component
class OwnKeyDesk {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(12), Duration.ofSeconds(20));
    private static final int TRIES_AN_HOUR = 20;
    private static final int LONGEST_KEY = 500;

    private final Routes routes;
    private final Catalogue catalogue;
    private final OwnKeys keys;
    private final Policy policy;
    private final AiRights rights;
    private final AuditTrail audit;
    private final Cache<AccountId, AtomicInteger> tries =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(10_000).build();

    OwnKeyDesk(
            Routes routes,
            Catalogue catalogue,
            OwnKeys keys,
            Policy policy,
            ObjectProvider<AiRights> rights,
            AuditTrail audit) {
        this.routes = routes;
        this.catalogue = catalogue;
        this.keys = keys;
        this.policy = policy;
        this.rights = new LateRights(rights);
        this.audit = audit;
    }

    List<String> providers() {
        return routes.providers().stream().map(Provider::name).toList();
    }

    boolean isForbidden() {
        return !policy.now().ownKeys();
    }

    /** Keeps the key if its provider answers to it; takes seconds. */
    void put(CurrentUser user, AccountId account, String providerName, String typed) {
        rights.requireOwnKey(account);
        if (isForbidden()) {
            throw Problem.of(403, "own_ai_keys_forbidden", "ai.problem.forbidden");
        }
        var provider = routes.provider(providerName)
                .orElseThrow(() -> Problem.of(422, "unknown_ai_provider", "ai.problem.provider").at("provider"));
        var key = typed.strip();
        requireSendable(key);
        countTry(account);
        check(provider, key);
        keys.put(account, new OwnKey(provider.name(), key));
        audit.record(user.id(), account, "ai_key.saved", account.toString(), Map.of("provider", provider.name()));
    }

    /** The platform's model answers again. */
    void remove(CurrentUser user, AccountId account) {
        keys.remove(account);
        audit.record(user.id(), account, "ai_key.removed", account.toString(), Map.of());
    }

    private void countTry(AccountId account) {
        if (tries.get(account, fresh -> new AtomicInteger()).incrementAndGet() > TRIES_AN_HOUR) {
            throw Problem.of(429, "too_many_attempts", "ai.problem.tooOften").at("key");
        }
    }

    /** No judgement of what keys look like: only what can stand in a header at all. */
    private static void requireSendable(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw refused();
        }
    }

    private void check(Provider provider, String key) {
        try {
            ask(provider, provider.with(key));
        } catch (ModelFailed e) {
            switch (e.reason()) {
                case WRONG_KEY -> throw refused();
                case NO_MONEY -> throw Problem.of(422, "ai_key_without_money", "ai.problem.noMoney").at("key");
                case RATE_LIMITED, EMPTY, CUT, BLOCKED_CONTENT -> {} // the key was let in, and that is the question
                case NO_KEY, OVERLOADED, TIMEOUT, CANCELLED, BAD_REQUEST ->
                    throw Problem.of(503, "ai_provider_unreachable", "ai.problem.unreachable").at("key");
            }
        }
    }

    private void ask(Provider provider, Access access) throws ModelFailed {
        ModelFailed missing = new ModelFailed(Reason.BAD_REQUEST, "no model to ask");
        for (var model : catalogue.choices(provider, false)) {
            try {
                provider.api().ask(question(access, model), new Tokens(), Draft.NONE, new Cancel());
                return;
            } catch (ModelMissing e) {
                missing = e;
            }
        }
        throw missing;
    }

    private static Question question(Access access, Model model) {
        return new Question(access, model, "", List.of(new Turn(false, "Salom")), 32, false, PATIENCE);
    }

    private static Problem refused() {
        return Problem.of(422, "ai_key_refused", "ai.problem.refused").at("key");
    }
}
