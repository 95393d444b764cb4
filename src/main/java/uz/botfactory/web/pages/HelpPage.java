package uz.botfactory.web.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The help page with what was typed into its form.
 *
 * @param errors field to what is wrong with it
 * @param problem what is wrong with the whole
 */
public record HelpPage(
        String name, String contact, String text, Map<String, String> errors, @Nullable String problem) {

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
