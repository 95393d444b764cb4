package uz.botfactory.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import uz.botfactory.accounts.AccountId;

/** A stretch of time in which an account has a plan, and what was paid for it. */
record Term(AccountId account, UUID id, String plan, Instant startsAt, Instant endsAt, Money paid) {

    boolean runs(Instant now) {
        return now.isBefore(endsAt);
    }

    Duration rest(Instant now) {
        return runs(now) ? Duration.between(now.isBefore(startsAt) ? startsAt : now, endsAt) : Duration.ZERO;
    }

    /** The part of what was paid that is not used yet. */
    Money unused(Instant now) {
        long all = Duration.between(startsAt, endsAt).toSeconds();
        long unused = all == 0 ? 0 : Math.multiplyExact(paid.minor(), rest(now).toSeconds()) / all;
        return new Money(unused, paid.currency());
    }
}
