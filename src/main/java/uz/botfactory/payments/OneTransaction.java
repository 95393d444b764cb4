package uz.botfactory.payments;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a payment company's call does: all of it in one transaction, tried once more when others were in the way. */
@Component
public class OneTransaction {

    private final TransactionTemplate transaction;

    OneTransaction(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** @param work may run twice; the first run left nothing behind */
    public <T> T run(Supplier<T> work) {
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
