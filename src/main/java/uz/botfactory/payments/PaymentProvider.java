package uz.botfactory.payments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plan;

/**
 * One way to pay; a bean for each. What its company tells us arrives in controllers of its own and goes through
 * {@link Till}. Methods that speak with the company are called outside transactions.
 */
public interface PaymentProvider {

    /** Its name in addresses, settings and the API: payme, click, uzum, uzum-checkout, stripe, payoneer, manual. */
    String code();

    /** Its keys are set; without them it is not offered. */
    boolean configured();

    /** The currencies it takes; the first is the default. */
    List<String> currencies();

    /** It collects again by itself at the end of each period (renewal: automatic). */
    default boolean renews() {
        return false;
    }

    /** Key of the text that tells the admin why this plan is not sold through it; empty when it is. */
    default Optional<String> obstacle(Plan plan) {
        return Optional.empty();
    }

    /** The smallest amount it collects. */
    default Money least(String currency) {
        return new Money(1, currency);
    }

    /**
     * Where the payer goes to pay; null when there is no such place. For the same order again the same address, or
     * another one that is good.
     */
    @Nullable String redirect(Order order, Payer payer) throws ProviderFailed;

    /** How long an address that {@link #redirect} gave is good; after that it is asked for again. */
    default Duration redirectLasts() {
        return Duration.ofHours(23);
    }

    /** How long an order waits for its money. */
    default Duration orderLasts() {
        return Duration.ofHours(24);
    }

    /** It can be asked what became of an order. Otherwise only its own calls tell, and it repeats them until they are answered. */
    default boolean answers() {
        return false;
    }

    /** Asks the company what became of pages and tries of the order that were not paid, and books it. */
    default void reconcile(Order order) throws ProviderFailed {}

    /** Asks whether money of that payment went back, and books it; a job calls this as long as {@link #mayGoBackFor}. */
    default void recheck(Order order, Attempt paid) throws ProviderFailed {}

    /** For so long after a payment its money may go back: given back in the company's cabinet, or taken by the payer's bank. */
    default Duration mayGoBackFor() {
        return Duration.ofDays(180);
    }

    /** Money can be given back by a call of ours; otherwise staff do it in the company's cabinet and its callback books it. */
    default boolean refunds() {
        return false;
    }

    /**
     * Asks the company to give money back. Only asks: when this returns, {@link Refunds} books it under the same key.
     *
     * @param key the same for the same refund, so that a repetition gives nothing back twice
     */
    default void refund(Order order, Attempt attempt, Money amount, String key) throws ProviderFailed {
        throw ProviderFailed.refused(code() + " gives no money back by API");
    }

    /** The present period is the last one. Repeating changes nothing. */
    default void cancelRenewal(Order order) throws ProviderFailed {
        throw ProviderFailed.refused(code() + " does not renew");
    }

    /** It will collect again for this order unless somebody stops it. */
    default boolean collectsAgain(Order order) {
        return order.renewing();
    }

    /** The company's own page where the payer manages cards and renewal; null when there is none. */
    default @Nullable String portal(Order order, String returnUrl) throws ProviderFailed {
        return null;
    }
}
