package uz.botfactory.payments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Problem;

/** Slows down whoever tries coupons that are not there, so that nobody finds one by trying. */
@Component
class Guesses {

    private static final int A_MINUTE = 20;

    private final Cache<AccountId, Bucket> wrong =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofMinutes(10)).build();

    /** The coupon is unknown; the problem that says so, or that there were too many. */
    Problem wrong(AccountId account) {
        return wrong.get(account, one -> fresh()).tryConsume(1)
                ? Coupon.unknown()
                : Problem.of(429, "too_many_tries", "payments.problem.tooManyTries");
    }

    private static Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }
}
