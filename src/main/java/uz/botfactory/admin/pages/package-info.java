/** What the pages of the back office show. */
@NullMarked
package uz.botfactory.admin.pages;

import org.jspecify.annotations.NullMarked;
