/** What the pages of notices show. */
@NullMarked
package uz.botfactory.notifications.pages;

import org.jspecify.annotations.NullMarked;
