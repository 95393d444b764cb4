/** What a business may use, how much is left, and until when; prices, fiscal codes, money. */
@NullMarked
@ApplicationModule(allowedDependencies = {"accounts", "support"})
package uz.botfactory.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
