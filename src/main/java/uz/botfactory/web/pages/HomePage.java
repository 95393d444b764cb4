package uz.botfactory.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.conversations.Overview;
import uz.botfactory.payments.Dealings;

/**
 * The first page of a business.
 *
 * @param person first name of whoever reads
 * @param steps the way from nothing to a bot that answers customers
 * @param plan what the plan gives and what is used of it
 * @param dealings what is under way about the plan
 * @param glance the chosen bot's conversations; null without a bot
 */
public record HomePage(String person, List<Step> steps, PlanCard plan, Dealings.Present dealings, Overview.@Nullable Glance glance) {

    /** One step that ticks itself off; name is the end of its text keys, href where it is done. */
    public record Step(String name, String icon, String href, boolean done) {}

    /** How many steps are done. */
    public long done() {
        return steps.stream().filter(Step::done).count();
    }

    public boolean ready() {
        return done() == steps.size();
    }

    /** Whether this is the step to do now. */
    public boolean isNext(Step step) {
        return steps.stream().filter(one -> !one.done()).findFirst().filter(step::equals).isPresent();
    }
}
