package uz.botfactory.plans.pages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.CatalogueDesk.Edition;

/**
 * A plan in the admin's hands.
 *
 * @param code of the plan; empty for one that does not exist yet
 * @param values what stands in the fields, by the field's name
 * @param chosen the ticked channels, languages and features, as "channels.telegram"
 * @param channels what there is to tick, and so for languages and features
 * @param wrong the field that was refused; null when none was
 * @param problem why, as a text
 * @param editions earlier versions, the newest first
 */
public record PlanEditor(
        String code,
        Map<String, String> values,
        Set<String> chosen,
        List<String> channels,
        List<String> languages,
        List<String> features,
        @Nullable String wrong,
        @Nullable String problem,
        List<Edition> editions) {

    public boolean isNew() {
        return code.isEmpty();
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with this field; null when nothing is. */
    public @Nullable String error(String field) {
        return field.equals(wrong) ? problem : null;
    }
}
