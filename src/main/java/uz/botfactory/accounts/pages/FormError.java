package uz.botfactory.accounts.pages;

import uz.botfactory.support.Problem;

/** What is wrong in a form: the field, and the text that says so. */
public record FormError(String field, String key, Object[] arguments) {

    public static FormError of(Problem problem) {
        var field = problem.field();
        return new FormError(field == null ? "" : field, problem.messageKey(), problem.arguments());
    }

    public boolean isAt(String name) {
        return field.equals(name);
    }
}
