/** Uzum Bank: payment inside the bank's app (Merchant API) and on its card page (Uzum Checkout). */
@NullMarked
package uz.botfactory.payments.uzum;

import org.jspecify.annotations.NullMarked;
