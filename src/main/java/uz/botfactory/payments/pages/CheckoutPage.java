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
 * @param kept number of an order that was made but whose company failed
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
        @Nullable String kept) {

    public String otherCurrency() {
        return currency.equals("UZS") ? "USD" : "UZS";
    }

    /** This page for another period or currency, with the coupon that was accepted. */
    public String address(Period otherPeriod, String otherCurrency) {
        var coupon = sum.coupon() == null ? "" : "&coupon=" + URLEncoder.encode(sum.coupon(), StandardCharsets.UTF_8);
        return "/checkout?plan=" + plan.code() + "&period=" + otherPeriod.code() + "&currency=" + otherCurrency + coupon;
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
