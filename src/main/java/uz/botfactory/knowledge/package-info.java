/** Turns documents into passages a bot can find again. */
@NullMarked
@ApplicationModule(allowedDependencies = {"language", "bots", "plans", "ai", "accounts", "support"})
package uz.botfactory.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
