package uz.botfactory.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Period;
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

    /** Whatever is not known means a month, and so'm. */
    PriceList of(String period, String currency, String address) {
        return new PriceList(
                plans.catalogue(),
                Period.of(period).orElse(Period.MONTHLY),
                PriceList.CURRENCIES.contains(currency) ? currency : "UZS",
                trialDays,
                address);
    }
}
