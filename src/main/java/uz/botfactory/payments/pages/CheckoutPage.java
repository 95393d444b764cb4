package uz.botfactory.payments.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Preview;
import uz.botfactory.support.UiLanguage;

/**
 * What is about to be bought, and how it can be paid.
 *
 * @param effect what it does to the present plan
 * @param presentName the present plan's name in the reader's language
 * @param typed the coupon as it was typed
 * @param chosen code of the way that is ticked
 * @param elsewhere ways to pay in the other currency
 * @param replaces number of an order that this one replaces when it is bought
 */
public record CheckoutPage(
        Plan plan,
        Period period,
        String currency,
        Sum sum,
        Preview effect,
        String presentName,
        String typed,
        List<Way> ways,
        String chosen,
        boolean renewing,
        List<Way> elsewhere,
        @Nullable Trouble trouble,
        @Nullable String replaces) {

    public String otherCurrency() {
        return currency.equals("UZS") ? "USD" : "UZS";
    }

    /** This page for another period or currency, with the coupon that was typed, which may be good for that one. */
    public String address(Period otherPeriod, String otherCurrency) {
        return "/checkout?plan=" + plan.code() + "&period=" + otherPeriod.code() + "&currency=" + otherCurrency
                + (typed.isEmpty() ? "" : "&coupon=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                + (chosen.equals(ways.getFirst().code()) ? "" : "&provider=" + chosen)
                + (replaces == null ? "" : "&order=" + URLEncoder.encode(replaces, StandardCharsets.UTF_8));
    }

    /** Why the coupon is not taken, by the price or by the order that was just tried; null when nothing is wrong with it. */
    public @Nullable Trouble couponTrouble() {
        return sum.trouble() != null ? sum.trouble() : trouble != null && trouble.isAt("coupon") ? trouble : null;
    }

    /** What everybody saves who pays for this period at once, in percent. */
    public int discount(Period other) {
        return plan.discounts().getOrDefault(other, 0);
    }

    /** A coupon takes all of it off. */
    public boolean isFree() {
        return sum.amount().isZero();
    }

    public String name(UiLanguage language) {
        return plan.name(language);
    }
}
