package uz.botfactory.ai;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.support.Ids;

/**
 * What models were asked and what it cost, by account and day. Sums are written every two seconds, each process to rows
 * of its own, so that a thousand answers a second cost one small batch; a crash may lose two seconds of sums (each
 * message keeps its own tokens and cost besides).
 */
@Component
class Ledger implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final UUID process = Ids.next();
    private final ConcurrentHashMap<Line, Sums> unwritten = new ConcurrentHashMap<>();
    private volatile boolean running;
    private Thread writer = Thread.currentThread();

    Ledger(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(AccountId account, String purpose, String provider, String model, boolean ownKey, Tokens used, long cost) {
        var line = new Line(account, Day.of(clock), purpose, provider, model, ownKey);
        unwritten.merge(line, new Sums(1, used.input(), used.output(), cost), Sums::plus);
    }

    /** What the account has cost on the platform's key, in millionths of a dollar; up to two seconds behind. */
    long spentOnPlatformKey(AccountId account, LocalDate day) {
        var sum = jdbc.queryForObject(
                "select coalesce(sum(cost_micro_usd), 0) from ai_usage where account_id = ? and day = ? and not own_key",
                Long.class,
                account.value(),
                Date.valueOf(day));
        return sum == null ? 0 : sum;
    }

    /** Of an account that left. */
    void forget(AccountId account) {
        unwritten.keySet().removeIf(line -> line.account().equals(account));
        jdbc.update("delete from ai_usage where account_id = ?", account.value());
        jdbc.update("delete from ai_ceiling where account_id = ?", account.value());
    }

    /** Thirteen months are enough to compare a month with that of a year ago. */
    void forgetOld() {
        var oldest = Date.valueOf(Day.of(clock).minusMonths(13));
        jdbc.update("delete from ai_usage where day < ?", oldest);
        jdbc.update("delete from ai_ceiling where day < ?", oldest);
    }

    /** Puts into the database what has gathered. */
    synchronized void write() {
        var lines = new ArrayList<Object[]>();
        var taken = new ArrayList<Written>();
        for (var line : unwritten.keySet()) {
            var sums = unwritten.remove(line);
            if (sums != null) {
                taken.add(new Written(line, sums));
                lines.add(row(line, sums));
            }
        }
        try {
            if (!lines.isEmpty()) {
                jdbc.batchUpdate(UPSERT, lines);
            }
        } catch (DataAccessException e) {
            taken.forEach(one -> unwritten.merge(one.line(), one.sums(), Sums::plus));
            LOG.warn("The spend on models could not be written and is kept: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void start() {
        running = true;
        writer = Thread.ofVirtual().name("ai-ledger").start(this::writeUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that asks models, so after it at the end. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void writeUntilStopped() {
        try {
            while (running) {
                Thread.sleep(EVERY);
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stop() writes the rest
        }
    }

    private Object[] row(Line line, Sums sums) {
        return new Object[] {
            line.account().value(),
            Date.valueOf(line.day()),
            line.purpose(),
            line.provider(),
            line.model(),
            line.ownKey(),
            process,
            sums.calls(),
            sums.input(),
            sums.output(),
            sums.cost()
        };
    }

    private static final String UPSERT = """
            insert into ai_usage as u (account_id, day, purpose, provider, model, own_key, process,
                                       calls, input_tokens, output_tokens, cost_micro_usd)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id, day, purpose, provider, model, own_key, process) do update
            set calls = u.calls + excluded.calls,
                input_tokens = u.input_tokens + excluded.input_tokens,
                output_tokens = u.output_tokens + excluded.output_tokens,
                cost_micro_usd = u.cost_micro_usd + excluded.cost_micro_usd
            """;

    private record Line(
            AccountId account, LocalDate day, String purpose, String provider, String model, boolean ownKey) {}

    private record Written(Line line, Sums sums) {}

    private record Sums(long calls, long input, long output, long cost) {

        Sums plus(Sums more) {
            return new Sums(calls + more.calls, input + more.input, output + more.output, cost + more.cost);
        }
    }
}
