/** Payoneer Checkout: a hosted card page for dollars. What it tells us is verified by asking back. */
@NullMarked
package uz.botfactory.payments.payoneer;

import org.jspecify.annotations.NullMarked;
