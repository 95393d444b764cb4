/** Asks a language model, embedder or transcriber, whichever provider answers; keys, spend, ceilings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"accounts", "support"})
package uz.botfactory.ai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
