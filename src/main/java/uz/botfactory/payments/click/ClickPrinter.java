package uz.botfactory.payments.click;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Attempt.State;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;
import uz.botfactory.payments.wire.FiscalLine;
import uz.botfactory.plans.Fiscal;

/** Has Click print the fiscal receipts that are due, each once, and keeps where they are. */
@Component
class ClickPrinter {

    private static final Logger LOG = LoggerFactory.getLogger(ClickPrinter.class);
    private static final int AT_A_TIME = 50;

    private final ClickSettings settings;
    private final ClickReceipts receipts;
    private final ClickPayments payments;
    private final ClickApi api;
    private final Till till;
    private final FiscalLine line;
    private final TransactionTemplate transaction;

    ClickPrinter(
            ClickSettings settings,
            ClickReceipts receipts,
            ClickPayments payments,
            ClickApi api,
            Till till,
            FiscalLine line,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.receipts = receipts;
        this.payments = payments;
        this.api = api;
        this.till = till;
        this.line = line;
        this.transaction = transaction;
    }

    void run() {
        if (settings.asks()) {
            receipts.due(AT_A_TIME).forEach(this::tryOnce);
        }
    }

    private void tryOnce(ClickReceipts.Due receipt) {
        receipts.planNext(receipt);
        try {
            print(receipt);
        } catch (ProviderFailed e) {
            boolean ours = e.userMessageKey().startsWith("payments.obstacle.");
            complain(receipt, ours ? e.userMessageKey() : e.retryable() ? "payments.fiscal.silent" : "payments.fiscal.refused", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The fiscal receipt of order {} could not be made", receipt.order(), e);
            complain(receipt, "payments.fiscal.ours", null);
        }
    }

    private void print(ClickReceipts.Due receipt) throws ProviderFailed {
        var order = till.order(receipt.order(), ClickDesk.PROVIDER).orElseThrow();
        var attempt = till.attempt(ClickDesk.PROVIDER, receipt.transaction()).orElseThrow();
        if (!attempt.is(State.PAID)) {
            receipts.done(receipt);
            return;
        }
        long payment = payments.number(order, attempt);
        // Click may have printed one by itself, or after a call whose answer was lost.
        boolean there = keep(receipt, attempt, payment);
        if (!there && !receipt.submitted()) {
            api.submit(ClickItems.of(settings, payment, order, codes(order), line.title(order)));
            receipts.submitted(receipt);
            there = keep(receipt, attempt, payment);
        }
        if (!there) {
            complain(receipt, "payments.fiscal.notYet", null);
        }
    }

    /** Whether the receipt is there now. */
    private boolean keep(ClickReceipts.Due receipt, Attempt attempt, long payment) throws ProviderFailed {
        var url = api.receipt(payment);
        if (url.isEmpty()) {
            return false;
        }
        transaction.executeWithoutResult(status -> {
            till.lockByExternal(ClickDesk.PROVIDER, attempt.externalId());
            till.details(attempt, Map.of("fiscal.perform.qr_code_url", url.get()));
            receipts.done(receipt);
        });
        return true;
    }

    private Fiscal codes(Order order) throws ProviderFailed {
        return line.codes(order)
                .orElseThrow(() -> ProviderFailed.refused(
                        "Plan " + order.plan().code() + " has no fiscal codes", "payments.obstacle.fiscal"));
    }

    private void complain(ClickReceipts.Due receipt, String reason, @Nullable String detail) {
        receipts.failed(receipt, reason, detail);
        if (receipt.isLastTry()) {
            LOG.error("Order {} gets no fiscal receipt from Click, staff are told: {}", receipt.order(), detail);
        } else {
            LOG.info("The fiscal receipt of order {} has to wait: {}", receipt.order(), detail);
        }
    }
}
