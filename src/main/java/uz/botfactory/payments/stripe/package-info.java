/** Stripe: hosted checkout, subscriptions that renew by themselves, refunds and disputes. */
@NullMarked
package uz.botfactory.payments.stripe;

import org.jspecify.annotations.NullMarked;
