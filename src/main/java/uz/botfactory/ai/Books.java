package uz.botfactory.ai;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.Tokens;

/** Notes after each call what it cost and whether its provider still works, and tells who must know. */
class Books {

    private static final Logger LOG = LoggerFactory.getLogger(Books.class);

    private final Ledger ledger;
    private final Ceiling ceiling;
    private final AiRights rights;
    private final AiMeters meters;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Books(
            Ledger ledger,
            Ceiling ceiling,
            AiRights rights,
            AiMeters meters,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.ceiling = ceiling;
        this.rights = rights;
        this.meters = meters;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    Ceiling.Room roomFor(AccountId account) {
        return rights.unlimited(account) ? ceiling.roomFor(account) : Ceiling.Room.ANY_MODEL;
    }

    /** @return the cost in millionths of a dollar */
    long spent(AccountId account, String purpose, Route route, Model model, Tokens used) {
        if (used.input() + used.output() == 0) {
            return 0;
        }
        var cost = model.cost(used, Day.of(clock));
        ledger.add(account, purpose, model.provider(), model.name(), route.ownKey(), used, cost);
        if (!route.ownKey()) {
            ceiling.spent(account, cost);
            meters.spent(cost);
        }
        return cost;
    }

    void answered(Route route, Duration took) {
        route.breaker().succeeded();
        meters.answered(route, took);
    }

    void failed(Route route, ModelFailed failure, Duration took) {
        meters.failed(route, failure.reason(), took);
        failed(route, failure);
    }

    void failed(Route route, ModelFailed failure) {
        if (route.breaker().failed(failure)) {
            LOG.warn(
                    "{} is switched off for a while ({}): {}",
                    route.provider().name(),
                    route.ownKey() ? "an owner's key" : "the platform's key",
                    failure.getMessage());
            tell(new ProviderFailed(route.provider().name(), route.owner(), failure.reason()));
        }
    }

    /** Within a transaction, so that listeners which store the event first can. */
    private void tell(ProviderFailed event) {
        try {
            transaction.executeWithoutResult(status -> events.publishEvent(event));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("{} could not be announced", event, e);
        }
    }
}
