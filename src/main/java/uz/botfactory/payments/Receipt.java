package uz.botfactory.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;

/**
 * A payment, or money that came back, as its owner may show it to others.
 *
 * @param number names it: the order, the attempt and, for money that came back, which return
 * @param listPrice of the order before its coupon; the same as the amount for renewals
 * @param returned in all so far
 * @param fiscal address of the tax receipt, when the payment company gave one
 */
record Receipt(
        String number,
        boolean refund,
        Order order,
        Attempt attempt,
        Money amount,
        Money listPrice,
        Money discount,
        Money returned,
        Instant at,
        @Nullable String fiscal) {}
