package uz.botfactory.ai;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;

/** What models cost an account, for those who show it; up to two seconds behind. */
@Service
public class Spend {

    /**
     * One of the platform's days.
     *
     * @param microUsd in millionths of a dollar
     */
    public record DayCost(LocalDate day, boolean ownKey, long calls, long microUsd) {}

    private final JdbcClient jdbc;
    private final Policy policy;
    private final AiRights rights;
    private final Clock clock;

    Spend(JdbcClient jdbc, Policy policy, AiRights rights, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.rights = rights;
        this.clock = clock;
    }

    /** The day by which money is counted. */
    public LocalDate today() {
        return Day.of(clock);
    }

    /** The days on which the account's models were asked for this purpose, both ends included, oldest first. */
    public List<DayCost> of(AccountId account, String purpose, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select day, own_key, sum(calls) as calls, sum(cost_micro_usd) as cost from ai_usage
                        where account_id = :account and purpose = :purpose and day between :from and :to
                        group by day, own_key order by day, own_key
                        """)
                .param("account", account.value())
                .param("purpose", purpose)
                .param("from", Date.valueOf(from))
                .param("to", Date.valueOf(to))
                .query((row, n) -> new DayCost(
                        row.getDate("day").toLocalDate(),
                        row.getBoolean("own_key"),
                        row.getLong("calls"),
                        row.getLong("cost")))
                .list();
    }

    /** All that the account cost the platform today, whatever it was for. */
    public long todayOnPlatformKey(AccountId account) {
        return jdbc.sql("""
                        select coalesce(sum(cost_micro_usd), 0) from ai_usage
                        where account_id = :account and day = :day and not own_key
                        """)
                .param("account", account.value())
                .param("day", Date.valueOf(today()))
                .query(Long.class)
                .single();
    }

    /** What the account may cost the platform a day, in millionths of a dollar; 0 where no ceiling holds. */
    public long dailyCeilingMicroUsd(AccountId account) {
        return rights.unlimited(account) ? (long) (policy.now().dailyCeilingUsd() * 1_000_000) : 0;
    }
}
