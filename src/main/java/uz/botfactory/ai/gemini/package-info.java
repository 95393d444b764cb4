@NullMarked
package uz.botfactory.ai.gemini;

import org.jspecify.annotations.NullMarked;
