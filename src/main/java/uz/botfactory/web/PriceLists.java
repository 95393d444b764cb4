package uz.botfactory.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Feature;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.web.pages.PriceList;
import uz.botfactory.web.pages.Wanted;

/** What the plans cost, for the public pages. */
@Component
class PriceLists {

    /** What the platform tells the owners of small plans is nothing that anybody buys. */
    private static final String UNNAMED = "announcements";

    private final Plans plans;
    private final int trialDays;

    PriceLists(Plans plans, @Value("${botfactory.trial-days:14}") int trialDays) {
        this.plans = plans;
        this.trialDays = trialDays;
    }

    int trialDays() {
        return trialDays;
    }

    /** For everybody. Whatever is not known means a month, and so'm. @param wanted plans that have it are marked */
    PriceList open(String period, String currency, Wanted wanted, String address) {
        return list(plans.catalogue(), period, currency, wanted, "", address);
    }

    /** For a business that has this plan: what it can buy. */
    PriceList own(String period, String currency, String present, String address) {
        var sold = plans.catalogue().stream().filter(plan -> !plan.isTrial()).toList();
        return list(sold, period, currency, Wanted.NOTHING, present, address);
    }

    private PriceList list(
            List<Plan> shown, String period, String currency, Wanted wanted, String present, String address) {
        return new PriceList(
                shown,
                Period.of(period).orElse(Period.MONTHLY),
                PriceList.CURRENCIES.contains(currency) ? currency : "UZS",
                wanted,
                present,
                trialDays,
                address);
    }

    /** What an address asks for; whatever is not known is nothing. */
    Wanted wanted(String feature, String channel, String limit, long than) {
        if (ours(Feature.values(), feature) && !feature.equals(UNNAMED)) {
            return new Wanted("feature", feature, 0);
        }
        if (plans.catalogue().stream().anyMatch(plan -> plan.channels().contains(channel))) {
            return new Wanted("channel", channel, 0);
        }
        return ours(Limit.values(), limit) ? new Wanted("limit", limit, than) : Wanted.NOTHING;
    }

    private static boolean ours(Enum<?>[] known, String code) {
        return Arrays.stream(known).anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(code));
    }
}
