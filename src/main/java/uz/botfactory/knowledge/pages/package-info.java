/** What the pages about documents show. */
@NullMarked
package uz.botfactory.knowledge.pages;

import org.jspecify.annotations.NullMarked;
