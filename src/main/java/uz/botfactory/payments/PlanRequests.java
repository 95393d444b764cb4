package uz.botfactory.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountDeleted;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Wishes for a plan. One waits at a time; each is granted at most once. */
@Component
class PlanRequests {

    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final Orders orders;
    private final ManualMoney manual;
    private final Coupons coupons;
    private final CouponUses uses;
    private final Plans plans;
    private final RequestMails mails;
    private final AuditTrail audit;
    private final Clock clock;

    PlanRequests(
            JdbcClient jdbc,
            Orders orders,
            ManualMoney manual,
            Coupons coupons,
            CouponUses uses,
            Plans plans,
            RequestMails mails,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.manual = manual;
        this.coupons = coupons;
        this.uses = uses;
        this.plans = plans;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    List<PlanRequest> of(AccountId account) {
        return jdbc.sql("select * from plan_request where account_id = :account order by id desc")
                .param("account", account.value())
                .query((row, n) -> request(row))
                .list();
    }

    /** Below that id, newest first, an empty status means all; for staff. */
    List<PlanRequest> page(String status, UUID below, int limit) {
        return jdbc.sql("""
                        select * from plan_request
                        where id < :below and (:status = '' or status = :status or :status = 'granted' and status = 'paid')
                        order by id desc limit :limit
                        """)
                .param("below", below)
                .param("status", status)
                .param("limit", limit)
                .query((row, n) -> request(row))
                .list();
    }

    @Transactional
    PlanRequest ask(AccountId account, @Nullable String plan, @Nullable String period, @Nullable String coupon) {
        var request = new PlanRequest(
                account,
                Ids.next(),
                orders.offered(account, plan).code(),
                Orders.period(period),
                Coupons.normalOrNull(coupon),
                PlanRequest.WAITING,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
        try {
            insert(request);
        } catch (DuplicateKeyException e) {
            throw Problem.of(409, "request_waiting", "payments.problem.requestWaiting");
        }
        reserveCoupon(request);
        return request;
    }

    /** Takes a waiting wish back; taking it back again changes nothing. */
    @Transactional
    void withdraw(AccountId account, UUID id) {
        var request = locked("account_id = :account and id = :id", account, id);
        if (request.isWaiting()) {
            decide(request, PlanRequest.WITHDRAWN, null, null);
            uses.freed(account, id.toString());
        } else if (!request.status().equals(PlanRequest.WITHDRAWN)) {
            throw decided();
        }
    }

    /** Settles an order of the money received; granting again changes nothing. */
    @Transactional
    PlanRequest grant(UUID id, @Nullable Period period, Money received, UserId by) {
        var request = locked("id = :id", null, id);
        if (request.status().equals(PlanRequest.GRANTED)) {
            return request;
        }
        if (!request.isWaiting()) {
            throw decided();
        }
        var length = period == null ? request.period() : period;
        var order = manual.give(
                request.account(), orders.sold(request.plan()), length, received, request.coupon(), id.toString(), by);
        decide(request, PlanRequest.GRANTED, null, order.id());
        audit.record(
                by,
                request.account(),
                "plan_request.granted",
                id.toString(),
                Map.of("plan", request.plan(), "period", length.code(), "order", order.id()));
        return locked("id = :id", null, id);
    }

    /** Says no, and why; the owner is told. Declining again changes nothing. */
    @Transactional
    PlanRequest decline(UUID id, @Nullable String why, UserId by) {
        var reason = reason(why);
        var request = locked("id = :id", null, id);
        if (request.status().equals(PlanRequest.DECLINED)) {
            return request;
        }
        if (!request.isWaiting()) {
            throw decided();
        }
        decide(request, PlanRequest.DECLINED, reason, null);
        uses.freed(request.account(), id.toString());
        audit.record(by, request.account(), "plan_request.declined", id.toString(), Map.of("plan", request.plan()));
        var declined = locked("id = :id", null, id);
        mails.declined(declined);
        return declined;
    }

    private static String reason(@Nullable String why) {
        var reason = why == null ? "" : why.strip();
        if (reason.isEmpty()) {
            throw Problem.of(422, "reason_required", "payments.problem.reasonRequired").at("reason");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.of(422, "reason_too_long", "payments.problem.reason").at("reason");
        }
        return reason;
    }

    /** Whether one waits for staff. */
    boolean waits(AccountId account) {
        return jdbc.sql("select exists (select from plan_request where account_id = :account and status = 'waiting')")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** The same for one that keeps this coupon. */
    boolean waitsWith(AccountId account, String coupon) {
        return of(account).stream().anyMatch(request -> request.isWaiting() && coupon.equals(request.coupon()));
    }

    /** Closes the wish that waits when its owner has paid for that plan, or a dearer one, after asking. */
    @Transactional
    void paid(Order order, Instant at) {
        lockedWaiting(order.account())
                .filter(request -> !request.createdAt().isAfter(at) && covers(order.plan(), request))
                .ifPresent(request -> close(request, order));
    }

    private boolean covers(Plan paid, PlanRequest request) {
        return paid.code().equals(request.plan())
                || plans.plan(request.plan()).filter(asked -> price(asked) <= price(paid)).isPresent();
    }

    private static long price(Plan plan) {
        return plan.monthly("UZS").minor();
    }

    private void close(PlanRequest request, Order order) {
        decide(request, PlanRequest.PAID, null, order.id());
        uses.freed(request.account(), request.id().toString());
        audit.record(
                null,
                request.account(),
                "plan_request.paid",
                request.id().toString(),
                Map.of("plan", request.plan(), "order", order.id()));
    }

    @ApplicationModuleListener
    void on(AccountDeleted event) {
        of(event.account()).stream()
                .filter(PlanRequest::isWaiting)
                .forEach(request -> uses.freed(event.account(), request.id().toString()));
        jdbc.sql("delete from plan_request where account_id = :account")
                .param("account", event.account().value())
                .update();
    }

    /** The coupon waits with the wish, so that it is still there when the wish is granted. */
    private void reserveCoupon(PlanRequest request) {
        if (request.coupon() != null) {
            var plan = orders.sold(request.plan());
            coupons.reserve(
                    request.account(),
                    request.id().toString(),
                    request.coupon(),
                    plan,
                    request.period(),
                    plan.price(request.period(), "UZS"));
        }
    }

    private void insert(PlanRequest request) {
        jdbc.sql("""
                        insert into plan_request (account_id, id, plan, period, coupon, status, created_at)
                        values (:account, :id, :plan, :period, :coupon, :status, :now)
                        """)
                .param("account", request.account().value())
                .param("id", request.id())
                .param("plan", request.plan())
                .param("period", request.period().code())
                .param("coupon", request.coupon())
                .param("status", request.status())
                .param("now", Timestamp.from(request.createdAt()))
                .update();
    }

    private void decide(PlanRequest request, String status, @Nullable String reason, @Nullable String order) {
        jdbc.sql("""
                        update plan_request set status = :status, reason = :reason, order_id = :order, decided_at = :now
                        where account_id = :account and id = :id
                        """)
                .param("status", status)
                .param("reason", reason)
                .param("order", order)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", request.account().value())
                .param("id", request.id())
                .update();
    }

    private PlanRequest locked(String condition, @Nullable AccountId account, UUID id) {
        var query = jdbc.sql("select * from plan_request where " + condition + " for update").param("id", id);
        if (account != null) {
            query.param("account", account.value());
        }
        return query.query((row, n) -> request(row)).optional().orElseThrow(Problem::notFound);
    }

    private Optional<PlanRequest> lockedWaiting(AccountId account) {
        return jdbc.sql("select * from plan_request where account_id = :account and status = 'waiting' for update")
                .param("account", account.value())
                .query((row, n) -> request(row))
                .optional();
    }

    private static Problem decided() {
        return Problem.of(409, "request_decided", "payments.problem.requestDecided");
    }

    private static PlanRequest request(ResultSet row) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        return new PlanRequest(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("plan"),
                Period.of(row.getString("period")).orElseThrow(),
                row.getString("coupon"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("order_id"),
                row.getTimestamp("created_at").toInstant(),
                decided == null ? null : decided.toInstant());
    }
}
