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

/** What staff must look at so that money and plans stay right. */
@Component
class StaffTasks {

    private static final int LATEST = 200;

    private final JdbcClient jdbc;
    private final RefundTable refunds;
    private final Credits credits;
    private final OtherAmounts others;
    private final Providers providers;
    private final Plans plans;
    private final NightlyCheck check;

    StaffTasks(
            JdbcClient jdbc,
            RefundTable refunds,
            Credits credits,
            OtherAmounts others,
            Providers providers,
            Plans plans,
            NightlyCheck check) {
        this.jdbc = jdbc;
        this.refunds = refunds;
        this.credits = credits;
        this.others = others;
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
        /** A payer's bank took money back. */
        CHARGED_BACK,
        /** The nightly check found that the books do not agree. */
        BOOKS,
        /** A visible plan is not sold through a company, and why. */
        NOT_SOLD
    }

    /**
     * @param id of what staff settle with a note
     * @param amount null: its company does not say how much it is
     * @param expected what should have come instead
     * @param reason key of the text that says why, for what is not sold; otherwise what was found
     * @param plan code of the plan, for what is not sold
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
            @Nullable Instant since) {}

    List<Task> all() {
        var tasks = new ArrayList<Task>();
        check.last().disagreements().forEach(one -> tasks.add(
                new Task(Kind.BOOKS, null, null, null, null, null, null, null, one, check.last().checkedAt())));
        refunds.toDo().forEach(one -> tasks.add(of(Kind.REFUND_BY_HAND, one)));
        refunds.refused(LATEST).forEach(one -> tasks.add(of(Kind.REFUND_REFUSED, one)));
        credits.all().forEach(one -> tasks.add(
                new Task(Kind.CREDIT, null, one.account(), null, one.money(), null, null, null, null, null)));
        others.open(LATEST).forEach(one -> tasks.add(new Task(
                Kind.OTHER_AMOUNT, one.id(), one.account(), one.order(), one.came(), one.expected(), one.provider(), null, null, one.since())));
        tasks.addAll(chargedBack());
        tasks.addAll(notSold());
        return tasks;
    }

    private static Task of(Kind kind, Refund refund) {
        return new Task(
                kind, null, refund.account(), refund.order(), refund.amount(), null, null, null, refund.note(), refund.createdAt());
    }

    private List<Task> chargedBack() {
        return jdbc.sql("""
                        select o.account_id, o.id, o.amount, o.currency, o.provider, max(e.at) as since
                        from orders o join order_entry e on e.account_id = o.account_id and e.order_id = o.id and e.status = 'charged_back'
                        where o.status = 'charged_back' group by o.account_id, o.id, o.amount, o.currency, o.provider
                        order by since desc limit :limit
                        """)
                .params(Map.of("limit", LATEST))
                .query((row, n) -> new Task(
                        Kind.CHARGED_BACK,
                        null,
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("id"),
                        new Money(row.getLong("amount"), row.getString("currency")),
                        null,
                        row.getString("provider"),
                        null,
                        null,
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    private List<Task> notSold() {
        var tasks = new ArrayList<Task>();
        for (var provider : providers.all()) {
            if (provider.configured()) {
                plans.catalogue().stream().filter(plan -> !plan.isTrial()).forEach(plan -> provider.obstacle(plan)
                        .ifPresent(reason -> tasks.add(new Task(
                                Kind.NOT_SOLD, null, null, null, null, null, provider.code(), plan.code(), reason, null))));
            }
        }
        return tasks;
    }
}
