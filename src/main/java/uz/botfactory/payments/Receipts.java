package uz.botfactory.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Problem;

/** Receipts of payments and of money that came back, read from what was booked. */
@Component
class Receipts {

    /** Where providers keep the address of the tax receipt, and of the one that takes it back. */
    private static final String TAX_RECEIPT = "fiscal.perform.qr_code_url";

    private static final String TAX_RECEIPT_OF_RETURN = "fiscal.cancel.qr_code_url";

    private final JdbcClient jdbc;
    private final Orders orders;
    private final AttemptTable attempts;

    Receipts(JdbcClient jdbc, Orders orders, AttemptTable attempts) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.attempts = attempts;
    }

    /** All of one order, oldest first. */
    List<Receipt> of(AccountId account, String order) {
        return of(orders.get(account, order));
    }

    /** One of them; unknown ones are not found. */
    Receipt get(AccountId account, String order, String number) {
        return of(account, order).stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** Of that payment. */
    Optional<Receipt> payment(Order order, long attempt) {
        return of(order, paid -> List.of()).stream().filter(one -> one.attempt().id() == attempt).findFirst();
    }

    /** Of the money that went back under this name. */
    Optional<Receipt> refund(Order order, long attempt, String key) {
        return jdbc.sql("select id from ledger_entry where order_id = :order and kind in ('refund', 'charge_back') and key = :key")
                .param("order", order.id())
                .param("key", attempt + " " + key)
                .query(Long.class)
                .optional()
                .flatMap(entry -> of(order).stream()
                        .filter(one -> one.number().endsWith("-" + entry) && one.refund())
                        .findFirst());
    }

    private List<Receipt> of(Order order) {
        return of(order, attempt -> refunds(order, attempt));
    }

    private List<Receipt> of(Order order, Function<Attempt, List<Receipt>> refunds) {
        var all = new ArrayList<Receipt>();
        boolean first = true;
        for (var attempt : attempts.of(order.id())) {
            if (attempt.paidAt() != null) {
                all.add(payment(order, attempt, first && !attempt.surplus()));
                all.addAll(refunds.apply(attempt));
                first = first && attempt.surplus();
            }
        }
        return all;
    }

    private static Receipt payment(Order order, Attempt attempt, boolean first) {
        var discount = first ? order.discount() : new Money(0, attempt.amount().currency());
        return new Receipt(
                order.id() + "-" + attempt.id(),
                false,
                order,
                attempt,
                attempt.amount(),
                new Money(attempt.amount().minor() + discount.minor(), attempt.amount().currency()),
                discount,
                attempt.returned(),
                Objects.requireNonNull(attempt.paidAt()),
                fiscal(attempt, TAX_RECEIPT));
    }

    private List<Receipt> refunds(Order order, Attempt attempt) {
        return jdbc.sql("""
                        select e.id, e.at, -sum(p.amount) as amount from ledger_entry e join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id
                        where e.order_id = :order and e.attempt_id = :attempt and e.kind in ('refund', 'charge_back')
                            and p.book like 'cash:%' group by e.id, e.at order by e.id
                        """)
                .param("order", order.id())
                .param("attempt", attempt.id())
                .query((row, n) -> {
                    var amount = new Money(row.getLong("amount"), attempt.amount().currency());
                    return new Receipt(
                            order.id() + "-" + attempt.id() + "-" + row.getLong("id"),
                            true,
                            order,
                            attempt,
                            amount,
                            amount,
                            new Money(0, amount.currency()),
                            attempt.returned(),
                            row.getTimestamp("at").toInstant(),
                            fiscal(attempt, TAX_RECEIPT_OF_RETURN));
                })
                .list();
    }

    private static @Nullable String fiscal(Attempt attempt, String where) {
        var address = attempt.details().getOrDefault(where, "");
        return address.startsWith("https://") || address.startsWith("http://") ? address : null;
    }
}
