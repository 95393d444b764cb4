/** What the pages about bots show. */
@NullMarked
package uz.botfactory.bots.pages;

import org.jspecify.annotations.NullMarked;
