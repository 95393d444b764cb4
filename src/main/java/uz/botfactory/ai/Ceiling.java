package uz.botfactory.ai;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;

/** What an unlimited account may cost the platform a day: first the fast model answers, then none. */
@Component
class Ceiling {

    private static final Logger LOG = LoggerFactory.getLogger(Ceiling.class);

    /** What is left. */
    enum Room {
        ANY_MODEL,
        FAST_MODEL,
        NO_MODEL
    }

    private final Policy policy;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final LoadingCache<Spender, AtomicLong> spent;
    private final Cache<Told, Boolean> told = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    Ceiling(
            Ledger ledger,
            Policy policy,
            Clock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.policy = policy;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.spent = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(30))
                .build(spender -> new AtomicLong(ledger.spentOnPlatformKey(spender.account(), spender.day())));
    }

    Room roomFor(AccountId account) {
        var ceiling = (long) (policy.now().dailyCeilingUsd() * 1_000_000);
        if (ceiling <= 0) {
            return Room.ANY_MODEL;
        }
        try {
            var spender = new Spender(account, Day.of(clock));
            return room(spender, spent.get(spender).get(), ceiling);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The ceiling of the day cannot be looked up: {}", e.getClass().getSimpleName());
            return Room.ANY_MODEL; // a database that is away must not silence a bot
        }
    }

    /** Between two looks at the database we count ourselves. */
    void spent(AccountId account, long cost) {
        var known = spent.getIfPresent(new Spender(account, Day.of(clock)));
        if (known != null) {
            known.addAndGet(cost);
        }
    }

    private Room room(Spender spender, long cost, long ceiling) {
        if (cost < ceiling) {
            return Room.ANY_MODEL;
        }
        var off = cost >= ceiling + ceiling / 2;
        tellOnce(spender, off);
        return off ? Room.NO_MODEL : Room.FAST_MODEL;
    }

    private void tellOnce(Spender spender, boolean off) {
        if (told.asMap().putIfAbsent(new Told(spender, off), Boolean.TRUE) == null) {
            LOG.info("Account {} reached its ceiling of the day, models off: {}", spender.account(), off);
            transaction.executeWithoutResult(status -> {
                if (isFirst(spender, off)) {
                    events.publishEvent(new CeilingReached(spender.account(), spender.day(), off));
                }
            });
        }
    }

    private boolean isFirst(Spender spender, boolean off) {
        return jdbc.sql("insert into ai_ceiling (account_id, day, models_off) values (:account, :day, :off)"
                                + " on conflict do nothing")
                        .param("account", spender.account().value())
                        .param("day", Date.valueOf(spender.day()))
                        .param("off", off)
                        .update()
                == 1;
    }

    private record Spender(AccountId account, LocalDate day) {}

    private record Told(Spender spender, boolean off) {}
}
