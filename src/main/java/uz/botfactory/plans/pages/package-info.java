/** What the pages about plans show. */
@NullMarked
package uz.botfactory.plans.pages;

import org.jspecify.annotations.NullMarked;
