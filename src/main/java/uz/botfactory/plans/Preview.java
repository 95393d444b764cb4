package uz.botfactory.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What buying a plan would do to the plan that an account has.
 *
 * @param present code of the plan that runs now or ran last
 * @param startsAt when the bought time begins
 * @param endsAt when it ends
 * @param carried how much of it is unused time that counts on: the rest of a trial, or what unused money is worth
 * @param dropped codes of planned plans that make way; their money counts on too
 */
public record Preview(
        Effect effect, String present, Instant startsAt, Instant endsAt, Duration carried, List<String> dropped) {


    /** What happens to the present plan. */
    public enum Effect {
        /** Nothing runs, so the bought plan begins at once. */
        BEGINS,
        /** It begins at once, and the rest of the trial is added. */
        AFTER_TRIAL,
        /** The present plan lasts longer. */
        EXTENDS,
        /** It begins at once; the unused worth of the present plan becomes days of it. */
        UPGRADES,
        /** It begins when the present plan ends. */
        FOLLOWS
    }

    /** after_trial. */
    public String code() {
        return effect.name().toLowerCase(Locale.ROOT);
    }

    /** Days that are carried over, rounded. */
    public long carriedDays() {
        return Math.round(carried.toMinutes() / 1440.0);
    }
}
