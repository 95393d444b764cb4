package uz.botfactory.payments;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody wants to buy, and how they want to pay. */
record NewOrder(
        @Nullable String plan,
        @Nullable String period,
        @Nullable String provider,
        @Nullable String coupon,
        @Nullable String currency,
        @Nullable String renewal) {

    /** Whether this order is what it asks for. */
    boolean isFor(Order order) {
        return order.plan().code().equals(plan)
                && order.period().code().equals(period)
                && order.provider().equals(provider)
                && Objects.equals(order.coupon(), Coupons.normalOrNull(coupon))
                && (currency == null || currency.isBlank() || order.amount().currency().equals(currency))
                && order.renewing() == "automatic".equals(renewal);
    }
}
