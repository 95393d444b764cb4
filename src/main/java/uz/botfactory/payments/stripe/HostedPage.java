package uz.botfactory.payments.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;

/** A hosted page for an order. @param session unknown until Stripe answered */
record HostedPage(
        AccountId account,
        String order,
        int number,
        String parameters,
        Instant expiresAt,
        @Nullable String session,
        @Nullable String url,
        String state) {

    static final String OPEN = "open";
    static final String WAITING = "waiting";
    static final String CLOSED = "closed";

    boolean is(String state) {
        return this.state.equals(state);
    }

    /** Whether somebody may still pay there. */
    boolean serves(Instant now) {
        return is(OPEN) && expiresAt.isAfter(now);
    }

    /** The same page whenever it is asked for. */
    String key() {
        return "order-" + order + "-" + number;
    }
}
