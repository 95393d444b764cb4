package uz.botfactory.web.pages;

import java.util.Locale;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plan;

/**
 * What somebody looks for among the plans.
 *
 * @param kind feature, channel or limit; empty when nothing is looked for
 * @param code of the feature, channel or limit
 * @param than for a limit: more than this
 */
public record Wanted(String kind, String code, long than) {

    public static final Wanted NOTHING = new Wanted("", "", 0);

    public boolean isNothing() {
        return kind.isEmpty();
    }

    public boolean isFeature() {
        return kind.equals("feature");
    }

    public boolean isLimit() {
        return kind.equals("limit");
    }

    /** Whether the plan, which is sold, has it. */
    public boolean isIn(Plan plan) {
        return !plan.isTrial()
                && switch (kind) {
                    case "feature" -> plan.features().stream().anyMatch(one -> lower(one).equals(code));
                    case "channel" -> plan.channels().contains(code);
                    case "limit" -> allows(plan);
                    default -> false;
                };
    }

    private boolean allows(Plan plan) {
        var granted = plan.limits().get(Limit.valueOf(code.toUpperCase(Locale.ROOT)));
        return granted == null || granted > than;
    }

    /** As the address of a page with prices carries it. */
    String inAddress() {
        return isNothing() ? "" : "&" + kind + "=" + code + (isLimit() ? "&than=" + than : "");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
