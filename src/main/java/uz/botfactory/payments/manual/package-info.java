/** Money that people confirm: a bank transfer by invoice, cash, a plan given by staff. */
@NullMarked
package uz.botfactory.payments.manual;

import org.jspecify.annotations.NullMarked;
