package uz.botfactory.web.pages;

import java.util.List;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;

/**
 * The plans on offer and what they cost for a period.
 *
 * @param currency UZS or USD
 * @param wanted what somebody looks for
 * @param present code of the plan that the reader has; empty on public pages
 * @param address the page that shows them, for the switches
 */
public record PriceList(List<Plan> plans, Period period, String currency, Wanted wanted, String present, int trialDays, String address) {

    private static final String RECOMMENDED = "basic";

    public static final List<String> CURRENCIES = List.of("UZS", "USD");

    /** This page with that period and currency chosen. */
    public String address(Period other, String otherCurrency) {
        return address + "?period=" + other.code() + "&currency=" + otherCurrency
                + wanted.inAddress() + "#plans";
    }

    /** Whether it has what is looked for. */
    public boolean opens(Plan plan) {
        return wanted.isIn(plan);
    }

    /** Whether any plan has it. */
    public boolean isFound() {
        return plans.stream().anyMatch(wanted::isIn);
    }

    public boolean isPresent(Plan plan) {
        return plan.code().equals(present);
    }

    /** What most choose; said only where nothing else is said. */
    public boolean isRecommended(Plan plan) {
        return wanted.isNothing() && present.isEmpty() && plan.code().equals(RECOMMENDED);
    }

    public boolean isMarked(Plan plan) {
        return isPresent(plan) || opens(plan) || isRecommended(plan);
    }

    /** Where this plan is bought as it is shown. */
    public String checkout(Plan plan) {
        return "/checkout?plan=" + plan.code() + "&period=" + period.code() + "&currency=" + currency;
    }

    /** What a month of it comes to. */
    public Money monthly(Plan plan) {
        return new Money(plan.price(period, currency).minor() / period.months(), currency);
    }

    /** What everybody saves who pays for this period. */
    public int discount(Period period) {
        return plans.stream()
                .filter(plan -> !plan.isTrial())
                .mapToInt(plan -> plan.discounts().getOrDefault(period, 0))
                .max()
                .orElse(0);
    }
}
