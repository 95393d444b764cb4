package uz.botfactory.payments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.PlanChange;
import uz.botfactory.plans.Plans;

/** Whether ledger, orders, attempts, coupons and plan time tell the same story; each disagreement is a sentence. */
@Component
class Agreement {

    private static final String MINE = " and (:account::uuid is null or %s.account_id = :account) ";

    /** What must never be found, and what it would mean. */
    private static final Map<String, String> CHECKS = checks();

    private final JdbcClient jdbc;
    private final Plans plans;

    Agreement(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** Everything that does not agree, of one account or of all; all of it is looked at as it is at one moment. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public List<String> disagreements(@Nullable AccountId account) {
        var found = new ArrayList<String>();
        CHECKS.forEach((meaning, query) -> orders(query, account).forEach(order -> found.add(meaning + ": " + order)));
        accounts(account).forEach(one -> found.addAll(planTime(one)));
        return found;
    }

    private List<String> orders(String query, @Nullable AccountId account) {
        return jdbc.sql(query)
                .param("account", account == null ? null : account.value())
                .query(String.class)
                .list();
    }

    private List<AccountId> accounts(@Nullable AccountId account) {
        return account != null
                ? List.of(account)
                : jdbc.sql("select distinct e.account_id from ledger_entry e join account a on a.id = e.account_id and a.deleted_at is null where e.kind = 'grant'")
                        .query((row, n) -> new AccountId(row.getObject(1, UUID.class)))
                        .list();
    }

    /** Each payment gave time once, and all time that orders gave was paid. */
    private List<String> planTime(AccountId account) {
        var found = new ArrayList<String>();
        var granted = jdbc.sql("select plan_change::text from ledger_entry where account_id = :account and kind = 'grant'")
                .param("account", account.value())
                .query(String.class)
                .list();
        var history = plans.history(account);
        if (history.isEmpty()) {
            // A deleted business has no plan any more; its money stays booked.
            return found;
        }
        var given = history.stream()
                .filter(change -> change.kind().gives() && change.source().startsWith("order "))
                .map(PlanChange::id)
                .map(Object::toString)
                .toList();
        missing(granted, given).forEach(one -> found.add("The ledger names plan time that was not given: " + one));
        missing(given, granted).forEach(one -> found.add("Plan time was given without an entry in the ledger: " + one));
        return found;
    }

    private static List<String> missing(List<String> some, List<String> others) {
        var left = new ArrayList<>(some);
        others.forEach(left::remove);
        return left;
    }

    private static Map<String, String> checks() {
        var checks = new LinkedHashMap<String, String>();
        checks.put("An entry does not sum to zero", """
                select distinct e.order_id from ledger_entry e join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id
                where true %s group by e.order_id, e.id, p.currency having sum(p.amount) <> 0
                """.formatted(mine("e")));
        checks.put("The money of an attempt is not booked as it came", """
                select a.order_id from payment_attempt a where true %s
                    and (case when a.state in ('PAID', 'REVERSED') then a.amount else 0 end) <> coalesce((
                        select sum(case when e.kind = 'payment' then -p.amount else p.amount end)
                        from ledger_entry e join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id
                        where e.attempt_id = a.id and (e.kind = 'payment' and p.book = 'receivable'
                            or e.kind = 'surplus' and p.book like 'cash:%%')), 0)
                """.formatted(mine("a")));
        checks.put("The money of an attempt is not booked as it went back", """
                select a.order_id from payment_attempt a where true %s
                    and a.returned <> -coalesce((
                        select sum(p.amount) from ledger_entry e join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id
                        where e.attempt_id = a.id and e.kind in ('refund', 'charge_back') and p.book like 'cash:%%'), 0)
                """.formatted(mine("a")));
        checks.put("An attempt's state and what went back differ", """
                select a.order_id from payment_attempt a where true %s
                    and (a.state = 'REVERSED' and a.returned <> a.amount
                        or a.state = 'PAID' and a.returned >= a.amount and a.amount > 0
                        or a.state in ('CREATED', 'CANCELLED') and a.returned > 0)
                """.formatted(mine("a")));
        checks.put("An order does not count the money that was booked for it", """
                select o.id from orders o where true %s and o.credits <> (
                    select count(*) from payment_attempt a
                    where a.order_id = o.id and a.state in ('PAID', 'REVERSED') and not a.surplus)
                """.formatted(mine("o")));
        checks.put("A payment and the time it gave are not one to one", """
                select o.id from orders o where true %s and o.credits <> (
                    select count(*) from ledger_entry e where e.order_id = o.id and e.kind = 'grant')
                """.formatted(mine("o")));
        checks.put("An order's status is not what became of its money", """
                select o.id from orders o left join lateral (
                    select count(*) as many, coalesce(sum(a.amount - a.returned), 0) as left_over, coalesce(sum(a.amount), 0) as came
                    from payment_attempt a where a.order_id = o.id and a.state in ('PAID', 'REVERSED') and not a.surplus
                ) money on true where true %s and not (case
                    when o.status in ('pending', 'cancelled', 'expired') then money.many = 0
                    when o.status in ('paid', 'past_due') then money.many > 0 and (money.left_over > 0 or money.came = 0)
                    when o.status = 'partially_refunded' then money.left_over between 1 and money.came - 1
                    when o.status = 'charged_back' then money.many > 0
                    else money.many > 0 and money.left_over = 0 end)
                """.formatted(mine("o")));
        checks.put("What is still expected for an order is not what its status says", """
                select o.id from orders o where true %s
                    and (case when o.status = 'pending' then o.amount else 0 end) <> coalesce((
                        select sum(p.amount) from ledger_entry e join ledger_posting p on p.account_id = e.account_id and p.entry_id = e.id
                        where e.order_id = o.id and p.book = 'receivable'), 0)
                """.formatted(mine("o")));
        checks.put("A coupon's use is not what its order says", """
                select o.id from orders o left join coupon_use u on u.account_id = o.account_id and u.order_id = o.id
                where true %s and coalesce(u.state, 'none') <> (case
                    when o.coupon is null then 'none'
                    when o.status = 'pending' then 'reserved'
                    when o.status in ('cancelled', 'expired') then 'freed'
                    else 'used' end)
                """.formatted(mine("o")));
        return checks;
    }

    private static String mine(String table) {
        return MINE.formatted(table);
    }
}
