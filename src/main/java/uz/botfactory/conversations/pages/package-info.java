/** What the pages about conversations show. */
@NullMarked
package uz.botfactory.conversations.pages;

import org.jspecify.annotations.NullMarked;
