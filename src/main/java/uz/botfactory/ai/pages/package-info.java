@NullMarked
package uz.botfactory.ai.pages;

import org.jspecify.annotations.NullMarked;
