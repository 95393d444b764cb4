package uz.botfactory.ai.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.UiLanguage;

/**
 * The owner's own key.
 *
 * @param open whether the plan opens it
 * @param plan the name, in a language, of the plan that would; empty when none does
 * @param forbidden whether the platform takes no such keys at present
 * @param current the provider of the key that is kept
 * @param trouble message key of what is wrong with it at the moment
 * @param chosen the provider to show as chosen
 * @param field which field is wrong
 * @param error message key of what is wrong with it
 */
public record AiKeyPage(
        boolean open,
        Map<UiLanguage, String> plan,
        boolean forbidden,
        List<String> providers,
        @Nullable String current,
        @Nullable String trouble,
        String chosen,
        @Nullable String field,
        @Nullable String error) {

    public AiKeyPage choosing(String provider) {
        return new AiKeyPage(open, plan, forbidden, providers, current, trouble, provider, field, error);
    }

    /** The message key of the error, if this field is the wrong one. */
    public @Nullable String errorAt(String name) {
        return name.equals(field) ? error : null;
    }
}
