@NullMarked
package uz.botfactory.ai.wire;

import org.jspecify.annotations.NullMarked;
