/** Takes money and turns it into plan time: orders, coupons, receipts, providers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"plans", "accounts", "support"})
package uz.botfactory.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
