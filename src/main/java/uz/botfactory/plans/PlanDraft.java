package uz.botfactory.plans;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.UiLanguage;

/**
 * A plan as the admin writes it; nothing in it is checked yet. Everything is replaced: what is absent in limits is
 * unlimited, an absent discount is none.
 *
 * @param name by language: uz, ru, en
 * @param priceUzs for 30 days, in so'm
 * @param discounts in percent: quarterly, annual
 * @param limits bots, documents, members, and answersADay or answersAMonth
 * @param modelClass fast or strong
 * @param features as /api/v1/plans names them: analytics, ownAiKey …
 */
public record PlanDraft(
        @Nullable String code,
        @Nullable Boolean visible,
        @Nullable Map<String, String> name,
        @Nullable Map<String, String> description,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal priceUzs,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal priceUsd,
        @Nullable Map<String, Integer> discounts,
        @Nullable Map<String, @Nullable Long> limits,
        @Nullable List<String> channels,
        @Nullable List<String> languages,
        @Nullable String modelClass,
        @Nullable List<String> features,
        @Nullable FiscalDraft fiscal) {

    /** All of it or none of it. */
    public record FiscalDraft(
            @Nullable String ikpu, @Nullable String packageCode, @Nullable Integer vatPercent) {}

    /** The plan as it is, to be changed. */
    public static PlanDraft of(Plan plan) {
        var limits = new HashMap<String, @Nullable Long>();
        limits.put("bots", plan.granted(Limit.BOTS));
        limits.put("documents", plan.granted(Limit.DOCUMENTS));
        limits.put("members", plan.granted(Limit.MEMBERS));
        limits.put("answersADay", plan.answersADay() ? plan.granted(Limit.ANSWERS) : null);
        limits.put("answersAMonth", plan.answersADay() ? null : plan.granted(Limit.ANSWERS));
        return new PlanDraft(
                plan.code(),
                plan.visible(),
                texts(plan.names()),
                texts(plan.descriptions()),
                BigDecimal.valueOf(plan.monthlyUzs().minor(), 2),
                BigDecimal.valueOf(plan.monthlyUsd().minor(), 2),
                Map.of(
                        Period.QUARTERLY.code(), plan.discounts().getOrDefault(Period.QUARTERLY, 0),
                        Period.ANNUAL.code(), plan.discounts().getOrDefault(Period.ANNUAL, 0)),
                limits,
                List.copyOf(plan.channels()),
                List.copyOf(plan.languages()),
                PlanViews.lower(plan.modelClass()),
                List.copyOf(PlanViews.features(plan.features())),
                plan.fiscal() == null
                        ? null
                        : new FiscalDraft(
                                plan.fiscal().ikpu(),
                                plan.fiscal().packageCode(),
                                plan.fiscal().vatPercent()));
    }

    private static Map<String, String> texts(Map<UiLanguage, String> texts) {
        return Map.of(
                "uz", texts.getOrDefault(UiLanguage.UZ, ""),
                "ru", texts.getOrDefault(UiLanguage.RU, ""),
                "en", texts.getOrDefault(UiLanguage.EN, ""));
    }
}
