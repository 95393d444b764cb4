package uz.botfactory.payments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.pages.StaffOrder;
import uz.botfactory.support.UiLanguage;

/** Reads the ledger, for staff. */
@Component
class LedgerLines {

    private final JdbcClient jdbc;
    private final LedgerWords words;

    LedgerLines(JdbcClient jdbc, LedgerWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** All entries of an order with their postings, oldest first, in words of this language. */
    List<StaffOrder.Entry> of(Order order, UiLanguage language) {
        var entries = new LinkedHashMap<Long, StaffOrder.Entry>();
        jdbc.sql("""
                        select e.id, e.kind, e.at, e.source, e.reason, p.book, p.amount, p.currency
                        from ledger_entry e left join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id
                        where e.order_id = :order and e.account_id = :account order by e.id, p.line
                        """)
                .param("order", order.id())
                .param("account", order.account().value())
                .query(row -> {
                    var entry = entries.get(row.getLong("id"));
                    if (entry == null) {
                        entry = new StaffOrder.Entry(
                                row.getString("kind"),
                                row.getTimestamp("at").toInstant(),
                                words.who(order, row.getString("source"), language),
                                words.why(order, row.getString("kind"), row.getString("reason"), language),
                                new ArrayList<>());
                        entries.put(row.getLong("id"), entry);
                    }
                    if (row.getString("book") != null) {
                        entry.postings()
                                .add(new StaffOrder.Posting(
                                        words.book(row.getString("book"), language),
                                        BigDecimal.valueOf(row.getLong("amount"), 2),
                                        row.getString("currency")));
                    }
                });
        return List.copyOf(entries.values());
    }
}
