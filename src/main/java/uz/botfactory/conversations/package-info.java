/** Turns a customer's question into an answer and remembers both; customers and their identities; people taking over; leads; safety. */
@NullMarked
@ApplicationModule(allowedDependencies = {"knowledge", "language", "bots", "plans", "ai", "accounts", "support"})
package uz.botfactory.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
