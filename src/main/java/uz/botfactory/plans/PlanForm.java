package uz.botfactory.plans;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uz.botfactory.support.Problem;

/** A plan's form as a browser sends it, and a plan as its form shows it. A limit that is left empty is unlimited. */
final class PlanForm {

    static final List<String> FEATURES = Arrays.stream(Feature.values()).map(PlanViews::name).toList();

    private static final List<String> TICKED = List.of("channels", "languages", "features");

    private PlanForm() {}

    static PlanDraft read(MultiValueMap<String, String> form) {
        return new PlanDraft(
                form.getFirst("code"),
                form.containsKey("visible"),
                texts(form, "name"),
                texts(form, "description"),
                price(form, "priceUzs"),
                price(form, "priceUsd"),
                Map.of("quarterly", percent(form, "discounts.quarterly"), "annual", percent(form, "discounts.annual")),
                limits(form),
                form.getOrDefault("channels", List.of()),
                form.getOrDefault("languages", List.of()),
                form.getFirst("modelClass"),
                form.getOrDefault("features", List.of()),
                fiscal(form));
    }

    /** The fields as they were sent. */
    static Map<String, String> values(MultiValueMap<String, String> form) {
        var values = new HashMap<>(form.toSingleValueMap());
        TICKED.forEach(values::remove);
        return values;
    }

    static Set<String> chosen(MultiValueMap<String, String> form) {
        var chosen = new LinkedHashSet<String>();
        for (var group : TICKED) {
            form.getOrDefault(group, List.of()).forEach(value -> chosen.add(group + "." + value));
        }
        return chosen;
    }

    static Map<String, String> values(PlanDraft draft) {
        var values = new LinkedHashMap<String, String>();
        put(values, "code", draft.code());
        if (Boolean.TRUE.equals(draft.visible())) {
            values.put("visible", "true");
        }
        putAll(values, "name.", draft.name());
        putAll(values, "description.", draft.description());
        put(values, "priceUzs", plain(draft.priceUzs()));
        put(values, "priceUsd", plain(draft.priceUsd()));
        putAll(values, "discounts.", draft.discounts());
        putAll(values, "limits.", draft.limits());
        put(values, "modelClass", draft.modelClass());
        if (draft.fiscal() != null) {
            put(values, "fiscal.ikpu", draft.fiscal().ikpu());
            put(values, "fiscal.packageCode", draft.fiscal().packageCode());
            put(values, "fiscal.vatPercent", draft.fiscal().vatPercent());
        }
        return values;
    }

    static Set<String> chosen(PlanDraft draft) {
        var chosen = new LinkedHashSet<String>();
        orNone(draft.channels()).forEach(value -> chosen.add("channels." + value));
        orNone(draft.languages()).forEach(value -> chosen.add("languages." + value));
        orNone(draft.features()).forEach(value -> chosen.add("features." + value));
        return chosen;
    }

    private static Map<String, String> texts(MultiValueMap<String, String> form, String field) {
        var texts = new HashMap<String, String>();
        for (var language : PlanRules.LANGUAGES) {
            texts.put(language, typed(form, field + "." + language));
        }
        return texts;
    }

    private static @Nullable BigDecimal price(MultiValueMap<String, String> form, String field) {
        var typed = number(form, field);
        try {
            return typed.isEmpty() ? null : new BigDecimal(typed);
        } catch (NumberFormatException e) {
            throw Problem.of(422, "invalid_plan", "plans.problem.price").at(field);
        }
    }

    private static int percent(MultiValueMap<String, String> form, String field) {
        var typed = whole(form, field, "plans.problem.discount");
        return typed == null ? 0 : typed.intValue();
    }

    private static Map<String, @Nullable Long> limits(MultiValueMap<String, String> form) {
        var limits = new HashMap<String, @Nullable Long>();
        for (var limit : PlanRules.LIMITS) {
            limits.put(limit, whole(form, "limits." + limit, "plans.problem.limit"));
        }
        return limits;
    }

    private static PlanDraft.@Nullable FiscalDraft fiscal(MultiValueMap<String, String> form) {
        var ikpu = typed(form, "fiscal.ikpu");
        var packageCode = typed(form, "fiscal.packageCode");
        var vat = whole(form, "fiscal.vatPercent", "plans.problem.vat");
        return ikpu.isEmpty() && packageCode.isEmpty() && vat == null
                ? null
                : new PlanDraft.FiscalDraft(ikpu, packageCode, vat == null ? null : vat.intValue());
    }

    private static @Nullable Long whole(MultiValueMap<String, String> form, String field, String problem) {
        var typed = number(form, field);
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("[0-9]{1,10}")) {
            throw Problem.of(422, "invalid_plan", problem).at(field);
        }
        return Long.valueOf(typed);
    }

    /** People write 290 000 and 24,50. */
    private static String number(MultiValueMap<String, String> form, String field) {
        return typed(form, field).replaceAll("[\\s\u00a0]", "").replace(',', '.');
    }

    private static String typed(MultiValueMap<String, String> form, String field) {
        var typed = form.getFirst(field);
        return typed == null ? "" : typed.strip();
    }

    private static void putAll(Map<String, String> values, String prefix, @Nullable Map<String, ?> all) {
        if (all != null) {
            all.forEach((name, value) -> put(values, prefix + name, value));
        }
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.stripTrailingZeros().toPlainString();
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
