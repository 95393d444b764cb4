/** Which language and script a text is in; one folded form for all spellings of Uzbek; transliteration. Pure functions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"support"})
package uz.botfactory.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
