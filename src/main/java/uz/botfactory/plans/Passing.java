package uz.botfactory.plans;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices what the passing of time did to plans: began, ran out, or filled up again. Each is announced once. */
@Component
class Passing {

    private final PlanBooks books;
    private final Subscriptions subscriptions;
    private final Spent spent;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Passing(
            PlanBooks books,
            Subscriptions subscriptions,
            Spent spent,
            Clock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.books = books;
        this.subscriptions = subscriptions;
        this.spent = spent;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /** Each account in a transaction of its own, so that none waits for another. */
    void announce() {
        books.due(clock.instant()).forEach(subscriptions::catchUp);
        transaction.executeWithoutResult(status -> spent.refilled(clock.instant())
                .forEach(account -> events.publishEvent(new PlanChanged(account))));
    }
}
