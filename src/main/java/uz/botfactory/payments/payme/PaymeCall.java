package uz.botfactory.payments.payme;

import java.time.Instant;
import java.util.Map;

/** What Payme asks. Amounts are in tiyin. */
sealed interface PaymeCall {

    /** May this order be paid with this amount? */
    record CheckPerform(long amount, Account account) implements PaymeCall {}

    /** Hold the order for a transaction. @param time when the transaction began by Payme's clock */
    record Create(String id, Instant time, long amount, Account account) implements PaymeCall {}

    /** The money is there. */
    record Perform(String id) implements PaymeCall {}

    /** The transaction is called off, or its money goes back. */
    record Cancel(String id, int reason) implements PaymeCall {}

    /** What became of the transaction? */
    record Inquire(String id) implements PaymeCall {}

    /** All transactions that began from one moment to the other, both included. */
    record Statement(Instant from, Instant to) implements PaymeCall {}

    /** The fiscal receipt of the payment or of its cancelling. @param type PERFORM or CANCEL */
    record SetFiscalData(String id, String type, Map<String, String> receipt) implements PaymeCall {}

    /**
     * What the payer filled in.
     *
     * @param orderId empty when it is missing
     * @param received as it came, in JSON; the statement shows it again
     */
    record Account(String orderId, String received) {}
}
