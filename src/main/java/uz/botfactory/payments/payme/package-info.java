/** Payme: the Merchant API, in which Payme asks and we answer, and the link to its checkout page. */
@NullMarked
package uz.botfactory.payments.payme;

import org.jspecify.annotations.NullMarked;
