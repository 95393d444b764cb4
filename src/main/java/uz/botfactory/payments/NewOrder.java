package uz.botfactory.payments;

import org.jspecify.annotations.Nullable;

/** What somebody wants to buy, and how they want to pay. */
record NewOrder(
        @Nullable String plan,
        @Nullable String period,
        @Nullable String provider,
        @Nullable String coupon,
        @Nullable String currency,
        @Nullable String renewal) {}
