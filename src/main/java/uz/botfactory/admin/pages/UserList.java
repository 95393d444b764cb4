package uz.botfactory.admin.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.Person;
import uz.botfactory.plans.Plan;

/**
 * People who may sign in, newest first.
 *
 * @param next id below which the next ones are
 */
public record UserList(String query, List<Row> users, @Nullable String next) {

    /** One person; plan and its status are null for staff. */
    public record Row(Person person, @Nullable Plan plan, @Nullable String planStatus) {}
}
