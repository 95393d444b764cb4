package uz.botfactory.web.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a business may use and how much of it is used.
 *
 * @param code of the plan
 * @param status trial, active, past_due, ended or banned
 * @param following name of the plan that begins afterwards
 */
public record PlanCard(
        String code, String name, String status, @Nullable Instant endsAt, @Nullable String following, List<Used> uses) {

    /**
     * One limited thing.
     *
     * @param name the end of its text key
     * @param total 0 means without limit
     * @param resetsAt when it is counted from the beginning again
     * @param runsOutAt when it is used up if it goes on as so far; null when it lasts
     */
    public record Used(
            String name, long used, long total, @Nullable Instant resetsAt, @Nullable Instant runsOutAt) {

        public boolean isUsedUp() {
            return total > 0 && used >= total;
        }
    }

    /** Its owner never paid: the free trial is over. */
    public boolean trialEnded() {
        return ended() && code.equals("trial");
    }

    public boolean pastDue() {
        return status.equals("past_due");
    }

    public boolean banned() {
        return status.equals("banned");
    }

    /** It can be bought, so it can be prolonged. */
    public boolean isSold() {
        return !code.equals("trial");
    }

    public boolean ended() {
        return status.equals("ended");
    }
}
