package uz.botfactory.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.Dealings;
import uz.botfactory.plans.PlanStory;

/**
 * What a business has, what is used of it, what is under way, how it came about, and what else there is.
 *
 * @param costs what its answers cost; null while nobody has set the dollar's rate
 * @param story the changes of its plan as sentences, newest first
 */
public record PlanPage(
        PlanCard plan,
        Dealings.Present dealings,
        @Nullable CostCard costs,
        List<PlanStory.Line> story,
        PriceList prices) {


    private static final int RECENT = 6;

    public List<PlanStory.Line> recent() {
        return story.subList(0, Math.min(RECENT, story.size()));
    }

    public List<PlanStory.Line> earlier() {
        return story.subList(Math.min(RECENT, story.size()), story.size());
    }

    /** Nobody collects for it by itself, so its owner may prolong it. */
    public boolean canBeProlonged() {
        return plan.isSold() && !plan.banned() && dealings.renewing() == null;
    }
}
