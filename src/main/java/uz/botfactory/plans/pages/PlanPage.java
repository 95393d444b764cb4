package uz.botfactory.plans.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.PlanStatus;

/**
 * What a business has, what of it is used, and what it could have instead.
 *
 * @param following the plan that begins when this one ends
 */
public record PlanPage(
        Plan plan,
        PlanStatus status,
        Instant endsAt,
        @Nullable Plan following,
        List<Bar> bars,
        List<Plan> offers) {

    /** How much of one thing is used; nothing granted means unlimited. what is the limit's name in lower case. */
    public record Bar(String what, long used, @Nullable Long granted, @Nullable Instant resetsAt) {}

    public boolean runs() {
        return status != PlanStatus.ENDED && status != PlanStatus.BANNED;
    }
}
