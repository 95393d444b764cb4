package uz.botfactory.plans;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.UiLanguage;

/** Puts together what an account has and has used. */
@Component
class PlanViews {

    private final Plans plans;
    private final ObjectProvider<Owned> owned;

    PlanViews(Plans plans, ObjectProvider<Owned> owned) {
        this.plans = plans;
        this.owned = owned;
    }

    PlanView of(AccountId account, UiLanguage language) {
        var current = plans.of(account);
        var plan = plans.plan(current.code(), current.version());
        return new PlanView(
                current.code(),
                plan.name(language),
                lower(current.status()),
                current.endsAt(),
                plan.answersADay() ? "day" : "month",
                limits(current.limits()),
                usage(account),
                current.channels(),
                current.languages(),
                features(current.features()));
    }

    /** All that can be counted, owned and used up, by limit. */
    Map<Limit, Usage> used(AccountId account) {
        var used = new LinkedHashMap<Limit, Usage>();
        used.put(Limit.ANSWERS, plans.usage(account, Limit.ANSWERS));
        used.put(Limit.TEST_ANSWERS, plans.usage(account, Limit.TEST_ANSWERS));
        var limits = plans.of(account).limits();
        owned.orderedStream()
                .forEach(thing -> used.put(
                        thing.limit(), new Usage(thing.count(account), limits.get(thing.limit()), null)));
        return used;
    }

    static Map<String, Long> limits(Map<Limit, Long> limits) {
        var names = new LinkedHashMap<String, Long>();
        limits.forEach((limit, granted) -> names.put(name(limit), granted));
        return names;
    }

    static Set<String> features(Set<Feature> features) {
        var names = new LinkedHashSet<String>();
        features.forEach(feature -> names.add(camel(feature)));
        return names;
    }

    private Map<String, PlanView.UsageView> usage(AccountId account) {
        var views = new LinkedHashMap<String, PlanView.UsageView>();
        used(account)
                .forEach((limit, usage) -> views.put(
                        name(limit), new PlanView.UsageView(usage.used(), usage.granted(), usage.resetsAt())));
        return views;
    }

    static String name(Limit limit) {
        return camel(limit);
    }

    static String name(Feature feature) {
        return camel(feature);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String camel(Enum<?> value) {
        var words = List.of(lower(value).split("_"));
        var name = new StringBuilder(words.getFirst());
        words.stream()
                .skip(1)
                .forEach(word -> name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return name.toString();
    }
}
