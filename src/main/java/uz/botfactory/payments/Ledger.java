package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Money;
import uz.botfactory.support.LateWrites;

/** The double-entry ledger: every entry sums to zero, none is ever changed, none is booked twice. */
@Component
class Ledger {

    static final String RECEIVABLE = "receivable";
    static final String SALES = "sales";
    static final String DISCOUNTS = "discounts";
    static final String REFUNDS = "refunds";
    /** What we owe to the account. */
    static final String OWED = "owed";

    private static final String BOOK = """
            with entry as (
                insert into ledger_entry (account_id, order_id, kind, key, at, source, reason, attempt_id, plan_change)
                select :account, :order, e.kind, e.key, :now, e.source, e.reason, e.attempt, e.change
                from unnest(:kinds, :keys, :sources, :reasons, :attempts, :changes)
                    with ordinality as e (kind, key, source, reason, attempt, change, n) order by e.n
                on conflict (order_id, kind, key) do nothing returning id, kind, key),
            posted as (
                insert into ledger_posting (account_id, entry_id, line, book, amount, currency)
                select :account, entry.id, p.line, p.book, p.amount, p.currency
                from unnest(:postedKinds, :postedKeys, :lines, :books, :amounts, :currencies)
                    as p (kind, key, line, book, amount, currency)
                join entry on entry.kind = p.kind and entry.key = p.key)
            select count(*) from entry
            """;

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final Clock clock;

    Ledger(JdbcClient jdbc, LateWrites writes, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
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

    /** One posting of an entry. */
    private record Line(Entry entry, int number, String book, long amount) {}

    /** Whether it was booked now; false: it had been booked before. */
    boolean book(Entry entry) {
        return jdbc.sql(BOOK).params(values(List.of(entry))).query(Integer.class).single() > 0;
    }

    /** Books entries of one order, at the latest with the commit; one that had been booked before is not booked again. */
    void bookLater(List<Entry> entries) {
        writes.sql(BOOK).params(values(entries)).update();
    }

    private Map<String, Object> values(List<Entry> entries) {
        var order = entries.getFirst().order();
        var lines = entries.stream().flatMap(Ledger::lines).toList();
        var values = new HashMap<String, Object>();
        values.put("account", order.account().value());
        values.put("order", order.id());
        values.put("now", Timestamp.from(clock.instant()));
        values.put("kinds", texts(entries, Entry::kind));
        values.put("keys", texts(entries, Entry::key));
        values.put("sources", texts(entries, Entry::source));
        values.put("reasons", texts(entries, Entry::reason));
        values.put("attempts", entries.stream().map(entry -> entry.attempt() == null ? null : entry.attempt().id()).toArray(Long[]::new));
        values.put("changes", entries.stream().map(Entry::planChange).toArray(UUID[]::new));
        values.put("postedKinds", texts(lines, line -> line.entry().kind()));
        values.put("postedKeys", texts(lines, line -> line.entry().key()));
        values.put("lines", lines.stream().mapToInt(Line::number).toArray());
        values.put("books", texts(lines, Line::book));
        values.put("amounts", lines.stream().mapToLong(Line::amount).toArray());
        values.put("currencies", texts(lines, line -> line.entry().currency()));
        return values;
    }

    private static Stream<Line> lines(Entry entry) {
        var lines = new ArrayList<Line>();
        entry.postings().forEach((book, amount) -> {
            if (amount != 0) {
                lines.add(new Line(entry, lines.size(), book, amount));
            }
        });
        return lines.stream();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
