package uz.botfactory.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;

/** What an account ordered, paid, got back and has to its credit, line by line from the ledger. */
@Component
class Statement {

    private final JdbcClient jdbc;

    Statement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line; amounts are signed decimals in the line's currency.
     *
     * @param what placed, dropped, adjusted, payment, surplus, refund, charge_back, grant
     * @param charged what the order costs, minus for what is not charged any more
     * @param paid what came, minus for what went back
     * @param credit how the account's credit changed
     */
    record Line(
            Instant at,
            String order,
            String what,
            String plan,
            String period,
            String provider,
            String charged,
            String discount,
            String paid,
            String credit,
            String currency,
            @Nullable String coupon,
            String note) {}

    List<Line> of(AccountId account) {
        return jdbc.sql("""
                        select e.at, e.order_id, e.kind, e.reason, o.plan, o.period, o.provider, o.coupon,
                            coalesce(max(p.currency), o.currency) as currency,
                            coalesce(-sum(p.amount) filter (where p.book in ('sales', 'discounts')), 0) as charged,
                            coalesce(sum(p.amount) filter (where p.book = 'discounts'), 0) as discount,
                            coalesce(sum(p.amount) filter (where p.book like 'cash:%'), 0) as paid,
                            coalesce(-sum(p.amount) filter (where p.book = 'owed'), 0) as credit
                        from ledger_entry e
                        join orders o on o.account_id = e.account_id and o.id = e.order_id
                        left join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id
                        where e.account_id = :account
                        group by e.id, e.at, e.order_id, e.kind, e.reason, o.plan, o.period, o.provider, o.coupon, o.currency
                        order by e.id
                        """)
                .param("account", account.value())
                .query((row, n) -> new Line(
                        row.getTimestamp("at").toInstant(),
                        row.getString("order_id"),
                        row.getString("kind"),
                        row.getString("plan"),
                        row.getString("period"),
                        row.getString("provider"),
                        signed(row.getLong("charged")),
                        signed(row.getLong("discount")),
                        signed(row.getLong("paid")),
                        signed(row.getLong("credit")),
                        row.getString("currency"),
                        row.getString("coupon"),
                        row.getString("reason")))
                .list();
    }

    private static String signed(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
