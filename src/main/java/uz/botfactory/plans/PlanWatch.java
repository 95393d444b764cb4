package uz.botfactory.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
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

    /**
     * The stretch of time that an account's plan has left or had last; nothing follows it.
     *
     * @param renews its end follows a payment company's calendar, which renews it by itself and did not fail to
     */
    public record Stretch(AccountId account, String plan, Instant startsAt, Instant endsAt, boolean renews) {

        public boolean isTrial() {
            return plan.equals(Plan.TRIAL);
        }
    }

    // The stretch begins where the last row of unbroken rows of the same plan begins: each purchase has a row of its own.
    private static final String LAST = """
            select t.account_id, t.plan, t.ends_at, t.nature = 'calendar' or t.nature = 'grace' and not exists (
                select from plan_standing p where p.account_id = t.account_id and p.late_until is not null) as renews, (
                select min(s.starts_at) from plan_term s
                where s.account_id = t.account_id and s.position <= t.position and not exists (
                    select 1 from plan_term one join plan_term next on next.account_id = one.account_id and next.position = one.position + 1
                    where one.account_id = t.account_id and one.position >= s.position and next.position <= t.position
                        and (one.plan <> t.plan or one.ends_at <> next.starts_at))) as starts_at
            from plan_term t join account a on a.id = t.account_id and a.deleted_at is null and a.banned_at is null
            where not exists (select 1 from plan_term later where later.account_id = t.account_id and later.position > t.position)
            """;

    // Whoever used less than the smallest allowance of any plan allows is not looked at any closer.
    private static final String MAYBE_LOW = """
            select distinct u.account_id
            from usage u join account a on a.id = u.account_id and a.deleted_at is null and a.banned_at is null
            where u.what = :answers and u.window_end > :now and u.window_start <= :now
                and u.used * 100 >= :percent * (select min(coalesce(answers_a_day, answers_a_month)) from plan_version)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanWatch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last stretches that end within that time, both ends included. Banned and deleted accounts are left out. */
    public List<Stretch> endingBetween(Instant from, Instant to) {
        return jdbc.sql(LAST + " and t.ends_at between :from and :to order by t.ends_at")
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, n) -> stretch(row))
                .list();
    }

    /** The account's last stretch; empty for banned and deleted accounts. */
    public Optional<Stretch> last(AccountId account) {
        return jdbc.sql(LAST + " and t.account_id = :account")
                .param("account", account.value())
                .query((row, n) -> stretch(row))
                .optional();
    }

    /** Who may have used so many percent or more of a present window's answers: {@link UsageForecasts} knows. */
    public List<AccountId> mayRunLow(int percent) {
        return jdbc.sql(MAYBE_LOW)
                .param("now", Timestamp.from(clock.instant()))
                .param("answers", Limit.ANSWERS.ordinal())
                .param("percent", percent)
                .query((row, n) -> account(row))
                .list();
    }

    private static Stretch stretch(ResultSet row) throws SQLException {
        return new Stretch(
                account(row),
                row.getString("plan"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getBoolean("renews"));
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("account_id", UUID.class));
    }
}
