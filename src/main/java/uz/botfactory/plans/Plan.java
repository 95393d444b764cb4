package uz.botfactory.plans;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.UiLanguage;

/**
 * One plan of the catalogue, as one of its versions has it. A limit that is absent is unlimited; answers are counted a day
 * or a month, never both.
 *
 * @param version grows with each change by the admin; what somebody bought stays as its version was
 * @param fiscal what tax receipts need; null unless all of it is known
 */
public record Plan(
        String code,
        boolean visible,
        Map<UiLanguage, String> names,
        Map<UiLanguage, String> descriptions,
        Money monthlyUzs,
        Money monthlyUsd,
        Map<Period, Integer> discounts,
        Map<Limit, Long> limits,
        boolean answersADay,
        Set<String> channels,
        Set<String> languages,
        ModelClass modelClass,
        Set<Feature> features,
        int version,
        @Nullable Fiscal fiscal) {

    /** The plan every account begins with. */
    public static final String TRIAL = "trial";

    public String name(UiLanguage language) {
        return names.getOrDefault(language, code);
    }

    public String description(UiLanguage language) {
        return descriptions.getOrDefault(language, "");
    }

    public boolean isTrial() {
        return code.equals(TRIAL);
    }

    /** What the whole period costs, discount included; USD for "USD", else UZS. */
    public Money price(Period period, String currency) {
        var month = monthly(currency);
        long full = Math.multiplyExact(month.minor(), period.months());
        long discount = full * discounts.getOrDefault(period, 0) / 100;
        return new Money(full - discount, month.currency());
    }

    /** What 30 days cost; USD for "USD", else UZS. */
    public Money monthly(String currency) {
        return currency.equals(monthlyUsd.currency()) ? monthlyUsd : monthlyUzs;
    }

    @Nullable Long granted(Limit limit) {
        return limits.get(limit);
    }
}
