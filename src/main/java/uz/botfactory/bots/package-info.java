/** What a bot is: name, voice, languages, whether it runs, and who may work on it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"plans", "accounts", "support"})
package uz.botfactory.bots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
