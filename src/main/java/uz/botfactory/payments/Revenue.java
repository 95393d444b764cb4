package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came in and what went back, by month, way to pay, plan and currency; so'm and dollars are never added up. */
@Component
class Revenue {

    private final JdbcClient jdbc;

    Revenue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One sum, in the smallest unit of its currency.
     *
     * @param payments how many came
     * @param came for orders, and as credits
     * @param returned to payers
     */
    record Line(YearMonth month, String provider, String plan, String currency, long payments, long came, long returned) {

        long kept() {
            return came - returned;
        }
    }

    /** From that moment to before the other; months as they begin and end in that zone, newest first. */
    List<Line> between(Instant from, Instant to, ZoneId zone) {
        return jdbc.sql("""
                        select date_trunc('month', e.at at time zone :zone) as month, o.provider, o.plan, p.currency,
                            count(*) filter (where p.amount > 0) as payments,
                            coalesce(sum(p.amount) filter (where p.amount > 0), 0) as came,
                            coalesce(-sum(p.amount) filter (where p.amount < 0), 0) as returned
                        from ledger_entry e
                        join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id and p.book like 'cash:%'
                        join orders o on o.account_id = e.account_id and o.id = e.order_id
                        where e.at >= :from and e.at < :to
                        group by 1, 2, 3, 4 order by 1 desc, 4 desc, 2, 3
                        """)
                .param("zone", zone.getId())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, n) -> new Line(
                        YearMonth.from(row.getTimestamp("month").toLocalDateTime()),
                        row.getString("provider"),
                        row.getString("plan"),
                        row.getString("currency"),
                        row.getLong("payments"),
                        row.getLong("came"),
                        row.getLong("returned")))
                .list();
    }
}
