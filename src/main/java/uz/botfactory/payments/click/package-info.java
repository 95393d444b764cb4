/** Click: the SHOP API, in which Click asks and we answer, its Merchant API, which we ask, and the link to its page. */
@NullMarked
package uz.botfactory.payments.click;

import org.jspecify.annotations.NullMarked;
