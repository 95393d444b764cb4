package uz.botfactory.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Feature;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.web.pages.PriceList;

/** What the plans cost, for the public pages. */
@Component
class PriceLists {

    private final Plans plans;
    private final int trialDays;

    PriceLists(Plans plans, @Value("${botfactory.trial-days:14}") int trialDays) {
        this.plans = plans;
        this.trialDays = trialDays;
    }

    int trialDays() {
        return trialDays;
    }

    /** For everybody. Whatever is not known means a month, and so'm. @param wanted code of a feature; plans that have it are marked */
    PriceList open(String period, String currency, String wanted, String address) {
        return list(plans.catalogue(), period, currency, known(wanted), "", address);
    }

    /** For a business that has this plan: what it can buy. */
    PriceList own(String period, String currency, String present, String address) {
        var sold = plans.catalogue().stream().filter(plan -> !plan.isTrial()).toList();
        return list(sold, period, currency, "", present, address);
    }

    private PriceList list(
            List<Plan> shown, String period, String currency, String wanted, String present, String address) {
        return new PriceList(
                shown,
                Period.of(period).orElse(Period.MONTHLY),
                PriceList.CURRENCIES.contains(currency) ? currency : "UZS",
                wanted,
                present,
                trialDays,
                address);
    }

    private static String known(String feature) {
        return Arrays.stream(Feature.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .filter(feature::equals)
                .findFirst()
                .orElse("");
    }
}
