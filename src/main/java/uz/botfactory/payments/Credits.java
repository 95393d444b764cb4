package uz.botfactory.payments;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;

/** Money that accounts have with us: paid twice, too much, or not enough yet. */
@Component
class Credits {

    private final JdbcClient jdbc;

    Credits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account's credit. */
    record Line(AccountId account, Money money) {}

    long of(AccountId account, String currency) {
        return jdbc.sql("select coalesce(-sum(amount), 0) from ledger_posting where account_id = :account and book = 'owed' and currency = :currency")
                .param("account", account.value())
                .param("currency", currency)
                .query(Long.class)
                .single();
    }

    /** The same, after all others who use this account's credit have committed. */
    long locked(AccountId account, String currency) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "payments.credit." + account)
                .query(row -> {});
        return of(account, currency);
    }

    /** Of all accounts that have some; for staff. */
    List<Line> all() {
        return jdbc.sql("""
                        select account_id, currency, -sum(amount) as credit from ledger_posting where book = 'owed'
                        group by account_id, currency having sum(amount) < 0 order by account_id, currency
                        """)
                .query((row, n) -> new Line(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        new Money(row.getLong("credit"), row.getString("currency"))))
                .list();
    }
}
