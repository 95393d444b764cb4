package uz.botfactory.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;

/**
 * One line of an account's append-only plan ledger. Which plan runs when is nothing but these lines taken together, in
 * the order of their numbers; they hold every figure that was decided, so that later prices change nothing.
 *
 * @param number counts an account's changes from 1
 * @param source what caused it: "order 123", "order 123 invoice in_1", "grant 0199…"; once for each kind
 * @param by who decided: a user's id, or the source's name
 * @param reason in the words of the person who decided; may be empty
 * @param plan the code of the plan that it is about
 * @param version of that plan
 * @param startsAt where the time that it gives begins; otherwise the moment that it is about
 * @param length the time that it gives or takes
 * @param paid what was paid for that time
 * @param until the end by the payment company's calendar, or the end of its patience
 * @param anew whether it replaces all time that was not used yet; otherwise that moves behind
 * @param carried what the unused time of earlier sources became; only when it begins anew
 */
public record PlanChange(
        AccountId account,
        UUID id,
        int number,
        Kind kind,
        String source,
        Instant at,
        String by,
        String reason,
        String plan,
        int version,
        Instant startsAt,
        Duration length,
        @Nullable Instant until,
        Money paid,
        boolean anew,
        List<Carried> carried) {

    /** What a change is. */
    public enum Kind {
        TRIAL_BEGUN,
        BOUGHT,
        EXTENDED,
        UPGRADED,
        DOWNGRADE_PLANNED,
        DOWNGRADE_DROPPED,
        GRANTED,
        RENEWED,
        /** The payment company collects for the next period now; until it tells how that went, the plan goes on. */
        AWAITED,
        PAST_DUE,
        TAKEN_BACK,
        ENDED,
        RESUMED,
        /** A planned plan's first moment came. */
        BEGAN,
        /** The last moment of the time came. */
        RAN_OUT;

        /** Whether it gives time; one source does that at most once. */
        public boolean gives() {
            return switch (this) {
                case TRIAL_BEGUN, BOUGHT, EXTENDED, UPGRADED, DOWNGRADE_PLANNED, GRANTED, RENEWED -> true;
                default -> false;
            };
        }

        /** As programs write it: "taken_back". */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Unused time of an earlier source as it goes on in the new plan, and the money it still stands for. */
    public record Carried(String source, Duration length, Money worth) {}

    /** Where the time that it gives ends, with what earlier sources became. */
    public Instant endsAt() {
        return startsAt.plus(length).plus(brought());
    }

    /** What the unused time of earlier sources became, together. */
    public Duration brought() {
        return carried.stream().map(Carried::length).reduce(Duration.ZERO, Duration::plus);
    }
}
