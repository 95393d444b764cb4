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
 * @param trouble why what was just tried did not work
 */
public record OrderPage(
        Order order,
        List<ReceiptRow> receipts,
        boolean renewing,
        boolean portal,
        boolean invoice,
        boolean lookedAt,
        @Nullable Trouble trouble) {

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

    /** The same once more. */
    public String again() {
        return "/checkout?plan=" + order.plan().code() + "&period=" + order.period().code() + "&currency="
                + order.amount().currency();
    }
}
