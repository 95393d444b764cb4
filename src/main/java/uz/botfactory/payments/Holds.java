package uz.botfactory.payments;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds on orders that ran out: nobody paid in time, so the order is free. */
@Component
class Holds {

    /** As Payme numbers it. */
    static final int TIMEOUT = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
    private static final int AT_A_TIME = 500;

    private final AttemptTable attempts;
    private final Till till;
    private final TransactionTemplate transaction;

    Holds(AttemptTable attempts, Till till, TransactionTemplate transaction) {
        this.attempts = attempts;
        this.till = till;
        this.transaction = transaction;
    }

    void expire() {
        var overdue = attempts.overdue(AT_A_TIME);
        overdue.forEach(attempt -> transaction.executeWithoutResult(status -> expire(attempt)));
        if (!overdue.isEmpty()) {
            LOG.info("{} attempts to pay ran out of time", overdue.size());
        }
    }

    private void expire(Attempt attempt) {
        till.lockByExternal(attempt.provider(), attempt.externalId())
                .map(Till.Locked::attempt)
                .filter(now -> now.is(Attempt.State.CREATED))
                .ifPresent(now -> till.cancel(now, TIMEOUT));
    }
}
