package uz.botfactory.payments;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a payment company's call does: all of it in one transaction, tried once more when others were in the way. Calls are
 * served in the order in which they came, a few at a time: at the pool of connections itself a late one may pass those who
 * wait, so that of fifty at once some wait many times longer than the rest, and everybody else waits behind them all.
 */
@Component
public class OneTransaction {

    /** Some wait for their commit while others compute; the pool has connections left for everybody else. */
    private static final int AT_ONCE = 6;

    private final TransactionTemplate transaction;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    OneTransaction(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * Within a transaction of the caller it is a part of that one and waits for nobody: whoever holds an order and waited
     * here for a place could keep all places waiting for that order.
     *
     * @param work may run twice; the first run left nothing behind
     */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        places.acquireUninterruptibly();
        try {
            return twice(work);
        } finally {
            places.release();
        }
    }

    /** Whether calls wait for their turn: what can be done later had better wait. */
    boolean crowded() {
        return places.hasQueuedThreads();
    }

    private <T> T twice(Supplier<T> work) {
        try {
            return once(work);
        } catch (PessimisticLockingFailureException e) {
            return once(work);
        }
    }

    private <T> T once(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
