package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Money;

/** The double-entry ledger: every entry sums to zero, none is ever changed, none is booked twice. */
@Component
class Ledger {

    static final String RECEIVABLE = "receivable";
    static final String SALES = "sales";
    static final String DISCOUNTS = "discounts";
    static final String REFUNDS = "refunds";
    /** What we owe to the account. */
    static final String OWED = "owed";

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String cash(String provider) {
        return "cash:" + provider;
    }

    /** One entry in the making. */
    record Entry(
            Order order,
            String kind,
            String key,
            String source,
            String reason,
            @Nullable Attempt attempt,
            @Nullable UUID planChange,
            String currency,
            Map<String, Long> postings) {

        static Entry of(Order order, String kind, String key, String source, String reason) {
            return new Entry(
                    order, kind, key, source, reason, null, null, order.amount().currency(), new LinkedHashMap<>());
        }

        Entry about(Attempt attempt) {
            return new Entry(
                    order, kind, key, source, reason, attempt, planChange, attempt.amount().currency(), postings);
        }

        Entry gives(@Nullable UUID change) {
            return new Entry(order, kind, key, source, reason, attempt, change, currency, postings);
        }

        /** Into this book. */
        Entry to(String book, Money amount) {
            return to(book, amount.minor());
        }

        Entry to(String book, long minor) {
            postings.merge(book, minor, Long::sum);
            return this;
        }

        /** Out of this book. */
        Entry from(String book, Money amount) {
            return to(book, -amount.minor());
        }
    }

    /** Whether it was booked now; false: it had been booked before. */
    boolean book(Entry entry) {
        var id = jdbc.sql("""
                        insert into ledger_entry (account_id, order_id, kind, key, at, source, reason, attempt_id, plan_change)
                        values (:account, :order, :kind, :key, :now, :source, :reason, :attempt, :change)
                        on conflict (order_id, kind, key) do nothing returning id
                        """)
                .param("account", entry.order().account().value())
                .param("order", entry.order().id())
                .param("kind", entry.kind())
                .param("key", entry.key())
                .param("now", Timestamp.from(clock.instant()))
                .param("source", entry.source())
                .param("reason", entry.reason())
                .param("attempt", entry.attempt() == null ? null : entry.attempt().id())
                .param("change", entry.planChange())
                .query(Long.class)
                .optional();
        id.ifPresent(number -> post(entry, number));
        return id.isPresent();
    }

    private void post(Entry entry, long id) {
        int line = 0;
        for (var posting : entry.postings().entrySet()) {
            if (posting.getValue() != 0) {
                post(entry, id, line++, posting.getKey(), posting.getValue());
            }
        }
    }

    private void post(Entry entry, long id, int line, String book, long amount) {
        jdbc.sql("""
                        insert into ledger_posting (account_id, entry_id, line, book, amount, currency)
                        values (:account, :entry, :line, :book, :amount, :currency)
                        """)
                .param("account", entry.order().account().value())
                .param("entry", id)
                .param("line", line)
                .param("book", book)
                .param("amount", amount)
                .param("currency", entry.currency())
                .update();
    }
}
