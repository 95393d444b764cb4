/** Who a business is and who may act for it: people, sign-in, API keys, the append-only audit trail. */
@NullMarked
@ApplicationModule(allowedDependencies = {"support"})
package uz.botfactory.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
