package uz.botfactory.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Problem;

/** What staff must look at so that money and plans stay right. */
@Component
class StaffTasks {

    private static final int LATEST = 200;

    private final JdbcClient jdbc;
    private final RefundTable refunds;
    private final Credits credits;
    private final OtherAmounts others;
    private final List<FiscalReceipts> receipts;
    private final Providers providers;
    private final Plans plans;
    private final NightlyCheck check;

    StaffTasks(
            JdbcClient jdbc,
            RefundTable refunds,
            Credits credits,
            OtherAmounts others,
            List<FiscalReceipts> receipts,
            Providers providers,
            Plans plans,
            NightlyCheck check) {
        this.jdbc = jdbc;
        this.refunds = refunds;
        this.credits = credits;
        this.others = others;
        this.receipts = receipts;
        this.providers = providers;
        this.plans = plans;
        this.check = check;
    }

    /** What there is to do. */
    enum Kind {
        /** Carry a refund out in the company's cabinet. */
        REFUND_BY_HAND,
        /** A company said no to a refund. */
        REFUND_REFUSED,
        /** An order was paid twice, too much or not enough. */
        CREDIT,
        /** Money came over another amount or currency than asked for; it bought nothing. */
        OTHER_AMOUNT,
        /** The tax receipt of a payment was not made, and will not be by itself. */
        FISCAL_RECEIPT,
        /** A payer's bank took money back. */
        CHARGED_BACK,
        /** The nightly check found that the books do not agree. */
        BOOKS,
        /** A visible plan is not sold through a company, and why. */
        NOT_SOLD
    }

    /**
     * @param id of what staff settle with a note
     * @param amount null: there is none, or its company does not say how much it is
     * @param expected what should have come instead
     * @param plan code of the plan, for what is not sold
     * @param reason key of the text that says why, for what is not sold or not made; otherwise what was found
     * @param detail what the company said about it
     * @param again trying again may help
     */
    record Task(
            Kind kind,
            @Nullable UUID id,
            @Nullable AccountId account,
            @Nullable String order,
            @Nullable Money amount,
            @Nullable Money expected,
            @Nullable String provider,
            @Nullable String plan,
            @Nullable String reason,
            @Nullable String detail,
            boolean again,
            @Nullable Instant since) {

        private static Task of(
                Kind kind, @Nullable AccountId account, @Nullable String order, @Nullable Money amount, @Nullable Instant since) {
            return new Task(kind, null, account, order, amount, null, null, null, null, null, false, since);
        }

        private Task expecting(UUID settled, Money money) {
            return new Task(kind, settled, account, order, amount, money, provider, plan, reason, detail, again, since);
        }

        private Task through(String company) {
            return new Task(kind, id, account, order, amount, expected, company, plan, reason, detail, again, since);
        }

        private Task because(String why) {
            return new Task(kind, id, account, order, amount, expected, provider, plan, why, detail, again, since);
        }

        private Task notSelling(String code) {
            return new Task(kind, id, account, order, amount, expected, provider, code, reason, detail, again, since);
        }

        private Task saying(@Nullable String words, boolean mayHelp) {
            return new Task(kind, id, account, order, amount, expected, provider, plan, reason, words, mayHelp, since);
        }

        /** The reason is the key of a text. */
        boolean isWorded() {
            return kind == Kind.NOT_SOLD || kind == Kind.FISCAL_RECEIPT || kind == Kind.REFUND_REFUSED;
        }
    }

    List<Task> all() {
        var tasks = new ArrayList<Task>();
        var checked = check.last();
        checked.disagreements().forEach(one -> tasks.add(Task.of(Kind.BOOKS, null, null, null, checked.checkedAt()).because(one)));
        refunds.toDo().forEach(one -> tasks.add(of(Kind.REFUND_BY_HAND, one)));
        refunds.refused(LATEST).forEach(one -> tasks.add(of(Kind.REFUND_REFUSED, one)));
        credits.all().forEach(one -> tasks.add(Task.of(Kind.CREDIT, one.account(), null, one.money(), null)));
        others.open(LATEST).forEach(one -> tasks.add(
                Task.of(Kind.OTHER_AMOUNT, one.account(), one.order(), one.came(), one.since())
                        .through(one.provider())
                        .expecting(one.id(), one.expected())));
        receipts.forEach(company -> company.missing(LATEST).forEach(one -> tasks.add(
                Task.of(Kind.FISCAL_RECEIPT, one.account(), one.order(), null, one.since())
                        .through(company.provider())
                        .because(one.reason())
                        .saying(one.detail(), one.again()))));
        tasks.addAll(chargedBack());
        tasks.addAll(notSold());
        return tasks;
    }

    /** Has the missing receipt of an order made once more. */
    void makeReceiptAgain(String order) {
        if (receipts.stream().noneMatch(company -> company.makeAgain(order))) {
            throw Problem.notFound();
        }
    }

    private static Task of(Kind kind, Refund refund) {
        var task = Task.of(kind, refund.account(), refund.order(), refund.amount(), refund.createdAt());
        return refund.refusal() == null
                ? task.because(refund.note())
                : task.because(refund.refusal()).saying(refund.note(), false);
    }

    private List<Task> chargedBack() {
        return jdbc.sql("""
                        select o.account_id, o.id, o.amount, o.currency, o.provider, max(e.at) as since
                        from orders o join order_entry e on e.account_id = o.account_id and e.order_id = o.id and e.status = 'charged_back'
                        group by o.account_id, o.id, o.amount, o.currency, o.provider
                        order by since desc limit :limit
                        """)
                .params(Map.of("limit", LATEST))
                .query((row, n) -> Task.of(
                                Kind.CHARGED_BACK,
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getString("id"),
                                new Money(row.getLong("amount"), row.getString("currency")),
                                row.getTimestamp("since").toInstant())
                        .through(row.getString("provider")))
                .list();
    }

    private List<Task> notSold() {
        var tasks = new ArrayList<Task>();
        for (var provider : providers.all()) {
            if (provider.configured()) {
                plans.catalogue().stream().filter(plan -> !plan.isTrial()).forEach(plan -> provider.obstacle(plan)
                        .ifPresent(reason -> tasks.add(Task.of(Kind.NOT_SOLD, null, null, null, null)
                                .through(provider.code())
                                .notSelling(plan.code())
                                .because(reason))));
            }
        }
        return tasks;
    }
}
