package uz.botfactory.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;

/**
 * Whose plan ends when, and whose answers run low: for those who tell owners about it. Always reads the database, so that
 * it is right within the transaction that asks, and many accounts in one statement.
 */
@Component
public class PlanWatch {

    /** The stretch of time that an account's plan has left or had last; nothing follows it. */
    public record Stretch(AccountId account, String plan, Instant startsAt, Instant endsAt) {

        public boolean isTrial() {
            return plan.equals(Plan.TRIAL);
        }
    }

    /** An account that used a good part of its answers. */
    public record Low(AccountId account, long used, long granted, Instant from, Instant until) {

        public long percent() {
            return used * 100 / granted;
        }
    }

    private static final Duration LONGEST_DAY = Duration.ofHours(25);

    private static final String LAST = """
            from plan_term t join account a on a.id = t.account_id and a.deleted_at is null and a.banned_at is null
            where not exists (select 1 from plan_term later where later.account_id = t.account_id
                              and (later.starts_at, later.id) > (t.starts_at, t.id))
            """;

    private static final String LOW = """
            select u.account_id, u.used, u.window_start, u.window_end,
                coalesce(p.answers_a_day, p.answers_a_month) as granted, p.answers_a_day is null as monthly, t.starts_at
            from usage u
            join account a on a.id = u.account_id and a.deleted_at is null and a.banned_at is null
            join lateral (select plan, starts_at, ends_at from plan_term
                          where account_id = u.account_id and starts_at <= :now order by starts_at desc, id desc limit 1) t on true
            join plan p on p.code = t.plan
            where u.what = :answers and u.window_start <= :now and u.window_end > :now and t.ends_at > :now
                and u.used * 100 >= coalesce(p.answers_a_day, p.answers_a_month) * :percent
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanWatch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last stretches that end within that time, both ends included. Banned and deleted accounts are left out. */
    public List<Stretch> endingBetween(Instant from, Instant to) {
        return jdbc.sql("select t.* " + LAST + " and t.ends_at between :from and :to order by t.ends_at")
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, n) -> stretch(row))
                .list();
    }

    /** The account's last stretch; empty for banned and deleted accounts. */
    public Optional<Stretch> last(AccountId account) {
        return jdbc.sql("select t.* " + LAST + " and t.account_id = :account")
                .param("account", account.value())
                .query((row, n) -> stretch(row))
                .optional();
    }

    /** Who used so many percent or more of the answers of the present window. */
    public List<Low> runningLow(int percent) {
        var now = clock.instant();
        return jdbc
                .sql(LOW)
                .param("now", Timestamp.from(now))
                .param("answers", Limit.ANSWERS.ordinal())
                .param("percent", percent)
                .query((row, n) -> new Candidate(low(row), row.getBoolean("monthly"), row.getTimestamp("starts_at").toInstant()))
                .list()
                .stream()
                .filter(candidate -> candidate.isOfPresentPlan(now))
                .map(Candidate::low)
                .toList();
    }

    /** A window may be left over from the plan before. */
    private record Candidate(Low low, boolean monthly, Instant planStart) {

        boolean isOfPresentPlan(Instant now) {
            return monthly
                    ? low.from().equals(Window.month(now, planStart).start())
                    : Duration.between(low.from(), low.until()).compareTo(LONGEST_DAY) <= 0;
        }
    }

    private static Low low(ResultSet row) throws SQLException {
        return new Low(
                account(row),
                row.getLong("used"),
                row.getLong("granted"),
                row.getTimestamp("window_start").toInstant(),
                row.getTimestamp("window_end").toInstant());
    }

    private static Stretch stretch(ResultSet row) throws SQLException {
        return new Stretch(
                account(row),
                row.getString("plan"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("account_id", UUID.class));
    }
}
