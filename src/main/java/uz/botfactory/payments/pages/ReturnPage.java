package uz.botfactory.payments.pages;

import java.util.Locale;
import uz.botfactory.payments.Order;

/**
 * What whoever comes back from a payment company sees. The return itself proves nothing: only what the company told us
 * counts.
 *
 * @param since when the payer came back, in seconds since 1970
 * @param every how many seconds later to look again; 0: not any more
 */
public record ReturnPage(Order order, State state, long since, int every) {

    /** What we know. */
    public enum State {
        WAITING,
        /** The company says nothing for too long. */
        LATE,
        /** The company says that the last try did not work. */
        FAILED,
        /** Money came, but not what was asked for: staff look at it. */
        LOOKED_AT,
        PAID,
        /** Cancelled or too old. */
        OVER,
        RETURNED
    }

    public String address() {
        return "/orders/" + order.id() + "/return?since=" + since;
    }

    /** What the page shows, so that whoever looks again is told only news. */
    public String seen() {
        return state.name().toLowerCase(Locale.ROOT) + every;
    }

    /** Where a page that is open looks again. */
    public String news() {
        return address() + "&seen=" + seen();
    }

    public String again() {
        return Again.address(order);
    }
}
