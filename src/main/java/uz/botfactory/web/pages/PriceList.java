package uz.botfactory.web.pages;

import java.util.List;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;

/**
 * The plans on offer and what they cost for a period.
 *
 * @param address the page that shows them, for the period switch
 */
public record PriceList(List<Plan> plans, Period period, int trialDays, String address) {

    /** What everybody saves who pays for this period. */
    public int discount(Period period) {
        return plans.stream()
                .filter(plan -> !plan.isTrial())
                .mapToInt(plan -> plan.discounts().getOrDefault(period, 0))
                .max()
                .orElse(0);
    }
}
