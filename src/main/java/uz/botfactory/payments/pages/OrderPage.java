package uz.botfactory.payments.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.Order;

/**
 * One order and what happened to it.
 *
 * @param receipts payments that came and money that went back, the first one first
 * @param renewing its company collects again unless somebody stops it
 * @param portal whether its company has a page for cards and renewal
 * @param invoice whether there is one to be downloaded
 * @param lookedAt money came over another amount, and staff are looking at it
 * @param failed key of the sentence why its company's page did not open just now
 */
public record OrderPage(
        Order order,
        List<ReceiptRow> receipts,
        boolean renewing,
        boolean portal,
        boolean invoice,
        boolean lookedAt,
        @Nullable String failed) {

    /** Its payer was on the way to the company's page, which did not open. */
    public boolean isStuck() {
        return failed != null && isPayable();
    }

    public boolean isTransfer() {
        return order.provider().equals("manual");
    }

    /** Its money is awaited from a company's page. */
    public boolean isPayable() {
        return order.open() && !isTransfer() && !lookedAt;
    }

    /** Nobody will pay it any more, so only a new one helps. */
    public boolean isOver() {
        return switch (order.status()) {
            case CANCELLED, EXPIRED -> true;
            default -> false;
        };
    }

    /** The same once more, or paid for otherwise. */
    public String again() {
        return Again.address(order);
    }
}
