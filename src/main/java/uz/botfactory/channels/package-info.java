/** Brings messages in from the outside and takes replies back out; the platform's own bot. */
@NullMarked
@ApplicationModule(allowedDependencies = {"conversations", "ai", "language", "bots", "plans", "accounts", "support"})
package uz.botfactory.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
