package uz.botfactory.plans;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** Turns what the admin wrote into a plan, or says which field is wrong and why. */
final class PlanRules {

    static final List<String> CHANNELS = List.of("telegram", "whatsapp", "instagram", "web", "test");
    static final List<String> LANGUAGES = List.of("uz", "ru", "en");
    static final List<String> LIMITS = List.of("bots", "documents", "members", "answersADay", "answersAMonth");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DESCRIPTION = 300;
    private static final long LARGEST_LIMIT = 1_000_000_000;
    private static final int DIGITS_OF_A_PRICE = 10;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final Pattern IKPU = Pattern.compile("[0-9]{17}");
    private static final Pattern PACKAGE = Pattern.compile("[0-9]{1,20}");
    // Words that stand in addresses beside the codes.
    private static final Set<String> RESERVED = Set.of("order", "new");

    private PlanRules() {}

    static String code(PlanDraft draft) {
        var code = draft.code() == null ? "" : draft.code().strip();
        require(CODE.matcher(code).matches() && !RESERVED.contains(code), "plans.problem.code", "code");
        return code;
    }

    static Plan plan(String code, int version, PlanDraft draft) {
        boolean trial = code.equals(Plan.TRIAL);
        var limits = limits(orNone(draft.limits()));
        return new Plan(
                code,
                !Boolean.FALSE.equals(draft.visible()),
                texts(orNone(draft.name()), "name", LONGEST_NAME),
                texts(orNone(draft.description()), "description", LONGEST_DESCRIPTION),
                new Money(price(draft.priceUzs(), trial, "priceUzs"), "UZS"),
                new Money(price(draft.priceUsd(), trial, "priceUsd"), "USD"),
                discounts(orNone(draft.discounts())),
                limits,
                orNone(draft.limits()).get("answersADay") != null,
                some(draft.channels(), CHANNELS, "channels"),
                some(draft.languages(), LANGUAGES, "languages"),
                modelClass(draft.modelClass()),
                features(draft.features()),
                version,
                fiscal(draft.fiscal()));
    }

    private static Map<UiLanguage, String> texts(Map<String, String> written, String field, int longest) {
        var texts = new EnumMap<UiLanguage, String>(UiLanguage.class);
        for (var language : LANGUAGES) {
            var text = written.get(language);
            text = text == null ? "" : text.strip();
            boolean fits = !text.isEmpty() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
            if (!fits) {
                throw Problem.of(422, "invalid_plan", "plans.problem.text", longest).at(field + "." + language);
            }
            UiLanguage.of(language).ifPresent(known -> texts.put(known, written.get(known.code()).strip()));
        }
        require(Set.copyOf(LANGUAGES).containsAll(written.keySet()), "plans.problem.languages", field);
        return texts;
    }

    /** The trial costs nothing, everything else costs something in both currencies. */
    private static long price(@Nullable BigDecimal price, boolean free, String field) {
        require(
                price != null
                        && price.scale() <= 2
                        && price.precision() - price.scale() <= DIGITS_OF_A_PRICE
                        && (free ? price.signum() == 0 : price.signum() > 0),
                free ? "plans.problem.priceOfTrial" : "plans.problem.price",
                field);
        return price == null ? 0 : price.movePointRight(2).longValueExact();
    }

    private static Map<Period, Integer> discounts(Map<String, Integer> written) {
        require(Set.of("quarterly", "annual").containsAll(written.keySet()), "plans.problem.discount", "discounts");
        return Map.of(
                Period.MONTHLY, 0,
                Period.QUARTERLY, discount(written.get("quarterly"), "discounts.quarterly"),
                Period.ANNUAL, discount(written.get("annual"), "discounts.annual"));
    }

    private static int discount(@Nullable Integer percent, String field) {
        int discount = percent == null ? 0 : percent;
        require(discount >= 0 && discount <= 99, "plans.problem.discount", field);
        return discount;
    }

    private static Map<Limit, Long> limits(Map<String, @Nullable Long> written) {
        require(LIMITS.containsAll(written.keySet()), "plans.problem.limit", "limits");
        require(
                written.get("answersADay") == null || written.get("answersAMonth") == null,
                "plans.problem.answersTwice",
                "limits.answersAMonth");
        var limits = new EnumMap<Limit, Long>(Limit.class);
        written.forEach((name, limit) -> {
            require(limit == null || limit >= 0 && limit <= LARGEST_LIMIT, "plans.problem.limit", "limits." + name);
            if (limit != null) {
                limits.put(limit(name), limit);
            }
        });
        if (limits.containsKey(Limit.ANSWERS)) {
            limits.put(Limit.TEST_ANSWERS, Plans.TEST_ANSWERS_A_DAY);
        }
        return limits;
    }

    private static Limit limit(String name) {
        return switch (name) {
            case "bots" -> Limit.BOTS;
            case "documents" -> Limit.DOCUMENTS;
            case "members" -> Limit.MEMBERS;
            default -> Limit.ANSWERS;
        };
    }

    /** In the order of the known ones, whatever order they were written in. */
    private static Set<String> some(@Nullable List<String> written, List<String> known, String field) {
        var chosen = new LinkedHashSet<>(known);
        require(written != null && !written.isEmpty() && chosen.containsAll(written), "plans.problem." + field, field);
        chosen.retainAll(new HashSet<>(written == null ? known : written));
        return chosen;
    }

    private static ModelClass modelClass(@Nullable String written) {
        return Arrays.stream(ModelClass.values())
                .filter(model -> PlanViews.lower(model).equals(written))
                .findFirst()
                .orElseThrow(() -> wrong("plans.problem.modelClass", "modelClass"));
    }

    private static Set<Feature> features(@Nullable Collection<String> written) {
        var features = EnumSet.noneOf(Feature.class);
        for (var name : written == null ? List.<String>of() : written) {
            features.add(Arrays.stream(Feature.values())
                    .filter(feature -> PlanViews.name(feature).equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong("plans.problem.features", "features")));
        }
        return features;
    }

    private static @Nullable Fiscal fiscal(PlanDraft.@Nullable FiscalDraft written) {
        if (written == null || written.ikpu() == null && written.packageCode() == null && written.vatPercent() == null) {
            return null;
        }
        var ikpu = written.ikpu() == null ? "" : written.ikpu().strip();
        var packageCode = written.packageCode() == null ? "" : written.packageCode().strip();
        int vat = written.vatPercent() == null ? -1 : written.vatPercent();
        require(IKPU.matcher(ikpu).matches(), "plans.problem.ikpu", "fiscal.ikpu");
        require(PACKAGE.matcher(packageCode).matches(), "plans.problem.packageCode", "fiscal.packageCode");
        require(vat >= 0 && vat <= 99, "plans.problem.vat", "fiscal.vatPercent");
        return new Fiscal(ikpu, packageCode, vat);
    }

    private static <V extends @Nullable Object> Map<String, V> orNone(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    private static void require(boolean right, String key, String field) {
        if (!right) {
            throw wrong(key, field);
        }
    }

    private static Problem wrong(String key, String field) {
        return Problem.of(422, "invalid_plan", key).at(field);
    }
}
