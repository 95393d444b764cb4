package uz.botfactory.payments.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.support.Problem;

/**
 * Why something was not taken.
 *
 * @param key of the sentence
 * @param field of the form, when it is one
 */
public record Trouble(String key, List<Object> filling, @Nullable String field) {

    public static Trouble of(Problem problem) {
        return new Trouble(problem.messageKey(), List.of(problem.arguments()), problem.field());
    }

    public static Trouble of(String key) {
        return new Trouble(key, List.of(), null);
    }

    /** What fills the placeholders of the sentence. */
    public Object[] arguments() {
        return filling.toArray();
    }

    public boolean isAt(String name) {
        return name.equals(field);
    }
}
