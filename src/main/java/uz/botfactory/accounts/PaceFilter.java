package uz.botfactory.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;
import uz.botfactory.support.Problem;

/** Allows each token, or each address without one, so many API calls a minute, and says how many are left. */
class PaceFilter extends OncePerRequestFilter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Refusals refusals;
    private final Cache<Object, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(MINUTE.multipliedBy(2)).build();

    PaceFilter(int perMinute, Refusals refusals) {
        this.perMinute = perMinute;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bucket = buckets.get(caller(request), c -> fresh());
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        long wait = (taken.getNanosToWaitForRefill() + 999_999_999) / 1_000_000_000;
        response.setHeader("RateLimit-Limit", Integer.toString(perMinute));
        response.setHeader("RateLimit-Remaining", Long.toString(taken.getRemainingTokens()));
        response.setHeader("RateLimit-Reset", Long.toString(Math.max(wait, secondsUntilFull(taken.getRemainingTokens()))));
        if (taken.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", Long.toString(Math.max(1, wait)));
            refusals.tell(request, response, Problem.of(429, "rate_limited", "accounts.problem.rateLimited"));
        }
    }

    private long secondsUntilFull(long remaining) {
        return (perMinute - remaining) * MINUTE.toSeconds() / perMinute;
    }

    private static Object caller(HttpServletRequest request) {
        return SignedIn.now().<Object>map(PaceFilter::caller).orElseGet(request::getRemoteAddr);
    }

    private static Object caller(SignedIn one) {
        var token = one.token();
        return token != null && token.key() != null ? token.key() : one.user().id();
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }
}
