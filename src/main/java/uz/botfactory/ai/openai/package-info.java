@NullMarked
package uz.botfactory.ai.openai;

import org.jspecify.annotations.NullMarked;
