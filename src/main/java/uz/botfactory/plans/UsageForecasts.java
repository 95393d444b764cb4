package uz.botfactory.plans;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;

/** How much of a window's limit is used, and when the rest will be, if it goes on as it did so far. */
@Service
public class UsageForecasts {

    // Before this much of a window has passed, its pace says nothing.
    private static final Duration TOO_EARLY = Duration.ofMinutes(10);

    /**
     * @param percent of the limit, rounded down: 100 only when nothing is left
     * @param windowStart together with account and limit names the window, so that each is told of once
     * @param runsOutAt when the limit is used up at the pace so far; null when the window ends before, or when the
     *     limit is used up already
     */
    public record Forecast(
            long used,
            long granted,
            int percent,
            Instant windowStart,
            Instant windowEnd,
            @Nullable Instant runsOutAt) {

        static Forecast of(long used, long granted, Window window, Instant now) {
            int percent = granted == 0 ? 100 : (int) Math.min(100, used * 100 / granted);
            return new Forecast(used, granted, percent, window.start(), window.end(), runsOut(used, granted, window, now));
        }

        private static @Nullable Instant runsOut(long used, long granted, Window window, Instant now) {
            var passed = Duration.between(window.start(), now);
            if (used <= 0 || used >= granted || passed.compareTo(TOO_EARLY) < 0) {
                return null;
            }
            var moment = now.plusMillis((long) ((double) passed.toMillis() * (granted - used) / used));
            return moment.isBefore(window.end()) ? moment : null;
        }
    }

    private final Plans plans;
    private final Spender spender;
    private final JdbcClient jdbc;
    private final Clock clock;

    UsageForecasts(Plans plans, Spender spender, JdbcClient jdbc, Clock clock) {
        this.plans = plans;
        this.spender = spender;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of a limited and used-up thing, while the plan runs; empty where it is unlimited. */
    public Optional<Forecast> of(AccountId account, Limit limit) {
        var now = clock.instant();
        var usage = plans.usage(account, limit);
        var window = spender.window(account, limit);
        if (usage.granted() == null || window == null || !plans.of(account).runs(now)) {
            return Optional.empty();
        }
        return Optional.of(Forecast.of(usage.used(), usage.granted(), window, now));
    }

    /** Accounts that used some of this limit in a window that is open now, by id, at most that many after that one. */
    public List<AccountId> using(Limit limit, @Nullable AccountId after, int many) {
        return jdbc.sql("""
                        select distinct account_id from usage
                        where what = :what and window_end > :now and window_start <= :now and used > 0
                            and account_id > :after
                        order by account_id limit :many
                        """)
                .param("what", limit.ordinal())
                .param("now", Timestamp.from(clock.instant()))
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("many", many)
                .query((row, n) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }
}
