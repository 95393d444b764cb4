package uz.botfactory.payments;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What follows when money moved: its owner gets a receipt, and whoever listens is told. It comes a moment later, once,
 * since a payment company that waits for an answer shall not wait for that too.
 */
@Component
class FollowUps {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);
    private static final int AT_A_TIME = 10;

    private final FollowUpTable table;
    private final Orders orders;
    private final ReceiptMails receipts;
    private final TransactionTemplate transaction;
    private final OneTransaction calls;
    private final ApplicationEventPublisher events;

    FollowUps(
            FollowUpTable table,
            Orders orders,
            ReceiptMails receipts,
            TransactionTemplate transaction,
            OneTransaction calls,
            ApplicationEventPublisher events) {
        this.table = table;
        this.orders = orders;
        this.receipts = receipts;
        this.transaction = transaction;
        this.calls = calls;
        this.events = events;
    }

    /**
     * Does what is due, many in one transaction; one that fails does not keep the others back. While payment companies
     * wait for their turn only the first ones are done.
     */
    void run() {
        try {
            while (some(AT_A_TIME) == AT_A_TIME && !calls.crowded()) {
                LOG.debug("More may have to follow");
            }
        } catch (RuntimeException e) {
            LOG.warn("What follows payments is done one by one now: {}", e.getClass().getSimpleName());
            while (one()) {
                LOG.debug("One more may have to follow");
            }
        }
    }

    private int some(int many) {
        return transaction.execute(status -> {
            var due = table.take(many);
            due.forEach(this::follow);
            return due.size();
        });
    }

    /** Whether there was one. */
    private boolean one() {
        var taken = new AtomicReference<FollowUpTable.Due>();
        try {
            transaction.executeWithoutResult(status -> table.take(1).forEach(due -> {
                taken.set(due);
                follow(due);
            }));
        } catch (RuntimeException e) {
            if (taken.get() == null) {
                throw e;
            }
            LOG.error("What follows a payment of order {} could not be done", taken.get().order(), e);
            table.postpone(taken.get());
        }
        return taken.get() != null;
    }

    private void follow(FollowUpTable.Due due) {
        var order = orders.any(due.order());
        if (due.key().isEmpty()) {
            events.publishEvent(new PaymentReceived(due.account(), due.order(), due.attempt()));
            receipts.paid(order, due.attempt());
        } else {
            receipts.returned(order, due.attempt(), due.key());
        }
    }
}
