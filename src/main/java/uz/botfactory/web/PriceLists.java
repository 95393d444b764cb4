package uz.botfactory.web;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Feature;
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
        return of(period, currency, "", address);
    }

    /** @param wanted code of a feature; plans that have it are marked */
    PriceList of(String period, String currency, String wanted, String address) {
        return new PriceList(
                plans.catalogue(),
                Period.of(period).orElse(Period.MONTHLY),
                PriceList.CURRENCIES.contains(currency) ? currency : "UZS",
                known(wanted),
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
