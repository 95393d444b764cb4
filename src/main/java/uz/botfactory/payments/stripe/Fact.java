package uz.botfactory.payments.stripe;

import org.jspecify.annotations.Nullable;

/** What an object of Stripe's means for us, ready to be booked. */
@FunctionalInterface
interface Fact {

    /** Nothing of ours. */
    Fact NOTHING = () -> "nothing to do";

    /** Books it, in a transaction that is there already; booking again changes nothing. Says what was done. */
    String book();

    /** Both, the first one first. */
    default Fact then(@Nullable Fact next) {
        return next == null ? this : () -> book() + ", " + next.book();
    }
}
