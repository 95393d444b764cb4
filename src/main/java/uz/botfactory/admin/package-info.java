/** The back office for the platform's own staff; help requests. */
@NullMarked
@ApplicationModule(allowedDependencies = {"channels", "conversations", "knowledge", "language", "bots", "payments", "plans", "ai", "accounts", "support"})
package uz.botfactory.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
