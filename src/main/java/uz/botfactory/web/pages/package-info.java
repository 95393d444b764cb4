/** What the pages of the front door show. */
@NullMarked
package uz.botfactory.web.pages;

import org.jspecify.annotations.NullMarked;
