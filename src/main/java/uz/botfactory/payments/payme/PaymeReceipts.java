package uz.botfactory.payments.payme;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.FiscalReceipts;

/** Receipts that Payme told us it could not make. It tries again by itself and then tells us of the one that it made. */
@Component
class PaymeReceipts implements FiscalReceipts {

    private static final Duration LOOKED_AT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    PaymeReceipts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return PaymeDesk.PROVIDER;
    }

    @Override
    public List<Missing> missing(int limit) {
        return jdbc.sql("""
                        select account_id, order_id, company_time, r.message
                        from payment_attempt a cross join lateral (values
                            (details->>'fiscal.perform.status_code', details->>'fiscal.perform.message'),
                            (details->>'fiscal.cancel.status_code', details->>'fiscal.cancel.message')) r (code, message)
                        where provider = :provider and company_time > :from and r.code <> '0'
                        order by company_time limit :limit
                        """)
                .param("provider", provider())
                .param("from", Timestamp.from(clock.instant().minus(LOOKED_AT)))
                .param("limit", limit)
                .query((row, n) -> new Missing(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("order_id"),
                        "payments.fiscal.refused",
                        row.getString("message"),
                        false,
                        row.getTimestamp("company_time").toInstant()))
                .list();
    }
}
