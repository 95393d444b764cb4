package uz.botfactory.plans;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.support.UiLanguage;

/** The catalogue, for everybody. */
@RestController
@Tag(name = "plans")
class PlansApi {

    record Amount(String amount, String currency) {

        static Amount of(Money money) {
            return new Amount(money.amount(), money.currency());
        }
    }

    record PriceView(Amount uzs, Amount usd, int discountPercent) {}

    record PlanInfo(
            String code,
            Map<String, String> name,
            Map<String, String> description,
            boolean visible,
            Map<String, PriceView> prices,
            String answersPer,
            Map<String, Long> limits,
            Set<String> channels,
            Set<String> languages,
            String modelClass,
            Set<String> features,
            int version) {}

    record PlanList(List<PlanInfo> items) {}

    private final Plans plans;

    PlansApi(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/api/v1/plans")
    PlanList list() {
        return new PlanList(plans.all().stream().map(PlansApi::info).toList());
    }

    static PlanInfo info(Plan plan) {
        return new PlanInfo(
                plan.code(),
                texts(plan.names()),
                texts(plan.descriptions()),
                plan.visible(),
                Map.of(
                        Period.MONTHLY.code(), price(plan, Period.MONTHLY),
                        Period.QUARTERLY.code(), price(plan, Period.QUARTERLY),
                        Period.ANNUAL.code(), price(plan, Period.ANNUAL)),
                plan.answersADay() ? "day" : "month",
                PlanViews.limits(plan.limits()),
                plan.channels(),
                plan.languages(),
                PlanViews.lower(plan.modelClass()),
                PlanViews.features(plan.features()),
                plan.version());
    }

    private static PriceView price(Plan plan, Period period) {
        return new PriceView(
                Amount.of(plan.price(period, "UZS")),
                Amount.of(plan.price(period, "USD")),
                plan.discounts().getOrDefault(period, 0));
    }

    private static Map<String, String> texts(Map<UiLanguage, String> texts) {
        return Map.of(
                "uz", texts.getOrDefault(UiLanguage.UZ, ""),
                "ru", texts.getOrDefault(UiLanguage.RU, ""),
                "en", texts.getOrDefault(UiLanguage.EN, ""));
    }
}
