/** Technical tools without a single business word: jobs, clock, ids, encryption, mail outbox, settings store, HTTP defaults, database set-up. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package uz.botfactory.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
