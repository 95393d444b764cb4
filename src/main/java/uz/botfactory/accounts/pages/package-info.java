/** What the pages of people and accounts show. */
@NullMarked
package uz.botfactory.accounts.pages;

import org.jspecify.annotations.NullMarked;
