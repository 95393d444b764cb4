package uz.botfactory.payments;

import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in to buy a plan.
 *
 * @param order one that is to be replaced by what is bought now
 * @param check present when only the coupon is to be looked at
 */
record CheckoutForm(
        @Nullable String plan,
        @Nullable String period,
        @Nullable String currency,
        @Nullable String coupon,
        @Nullable String provider,
        @Nullable String renewal,
        @Nullable String order,
        @Nullable String check) {

    String typedCoupon() {
        return coupon == null ? "" : coupon.strip();
    }

    /** Renewal is only wished for where the company can do it. */
    NewOrder wish(boolean renews) {
        return new NewOrder(plan, period, provider, typedCoupon(), currency, renews ? renewal : null);
    }
}
