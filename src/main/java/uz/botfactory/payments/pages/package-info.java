/** What the pages about payments show. */
@NullMarked
package uz.botfactory.payments.pages;

import org.jspecify.annotations.NullMarked;
