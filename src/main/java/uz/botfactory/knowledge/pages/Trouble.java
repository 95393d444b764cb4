package uz.botfactory.knowledge.pages;

import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.LimitReached;
import uz.botfactory.support.Problem;

/**
 * Why something could not be added.
 *
 * @param form files, text, answer or page: the form in which it was tried
 * @param plans our page with the plans that would help; null when none would
 */
public record Trouble(String form, @Nullable String field, String key, Object[] arguments, @Nullable String plans) {

    public static Trouble of(String form, Problem problem) {
        var plans = problem instanceof LimitReached reached ? reached.wayOut() : null;
        return new Trouble(form, problem.field(), problem.messageKey(), problem.arguments(), plans);
    }

    /** Whether it is about this field of this form. */
    public boolean at(String form, String field) {
        return this.form.equals(form) && field.equals(this.field);
    }

    /** Whether it is about no field of its form. */
    public boolean general() {
        return field == null || field.equals("file");
    }
}
