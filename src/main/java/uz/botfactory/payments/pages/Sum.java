package uz.botfactory.payments.pages;

import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;

/**
 * What something costs.
 *
 * @param list before the coupon
 * @param coupon the one that was accepted
 * @param trouble why the one that was typed was not
 */
public record Sum(Money list, Money amount, @Nullable String coupon, @Nullable Trouble trouble) {

    /** What the coupon takes off. */
    public Money discount() {
        return new Money(list.minor() - amount.minor(), list.currency());
    }
}
