package uz.botfactory.payments;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/**
 * Money that came over another amount or currency than asked for. It never buys plan time: it is kept as a credit of the
 * account, and staff look at it until they write down what they did.
 */
@Component
public class OtherAmounts {

    private static final Logger LOG = LoggerFactory.getLogger(OtherAmounts.class);

    private final JdbcClient jdbc;
    private final Till till;
    private final Settling settling;
    private final Credits credits;
    private final AuditTrail audit;
    private final Clock clock;

    OtherAmounts(JdbcClient jdbc, Till till, Settling settling, Credits credits, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.till = till;
        this.settling = settling;
        this.credits = credits;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param came null while its company does not say how much it was */
    record Open(UUID id, AccountId account, String order, String provider, @Nullable Money came, Money expected, Instant since) {}

    /**
     * Books it under this name, once, and tells staff. The caller has locked the order.
     *
     * @param came null when the company does not say how much it was; then, and when it was nothing, only staff are told
     * @param at when it came by the company's clock
     * @return the attempt that holds the money
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Attempt> keep(
            Order order, String externalId, @Nullable Money came, Instant at, Map<String, String> details) {
        var held = till.attempt(order.provider(), externalId);
        return held.isPresent() ? held : begin(order, externalId, came, at, details);
    }

    private Optional<Attempt> begin(
            Order order, String externalId, @Nullable Money came, Instant at, Map<String, String> details) {
        tell(order, externalId, came);
        return Optional.ofNullable(came)
                .filter(money -> !money.isZero())
                .map(money -> settling.keep(order, till.open(order, externalId, money, at, details)));
    }

    private void tell(Order order, String externalId, @Nullable Money came) {
        int told = jdbc.sql("""
                        insert into other_amount (account_id, id, order_id, external_id, came, currency, since)
                        values (:account, :id, :order, :external, :came, :currency, :now)
                        on conflict (order_id, external_id) do update set came = excluded.came, currency = excluded.currency
                            where other_amount.settled_at is null and other_amount.came is distinct from excluded.came
                        """)
                .param("account", order.account().value())
                .param("id", Ids.next())
                .param("order", order.id())
                .param("external", externalId)
                .param("came", came == null ? null : came.minor(), Types.BIGINT)
                .param("currency", came == null ? null : came.currency(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (told > 0) {
            LOG.warn("{} collected another amount for order {} than asked for; nothing is granted, staff are told",
                    order.provider(), order.id());
        }
    }

    /** Whether it is kept for staff as it came: nothing of it went back, and the account did not pay anything with it. */
    public boolean isUntouched(Attempt kept) {
        return kept.surplus()
                && kept.is(Attempt.State.PAID)
                && kept.left().equals(kept.amount())
                && credits.locked(kept.account(), kept.amount().currency()) >= kept.amount().minor();
    }

    /** The company says now that it was the right amount: what was kept is booked out again, and staff need not look. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void corrected(Order order, Attempt kept) {
        till.reverse(kept, kept.left(), null, "corrected by " + order.provider());
        jdbc.sql("""
                        update other_amount set settled_at = :now, settled_by = :by, note = ''
                        where account_id = :account and order_id = :order and external_id = :external and settled_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", order.provider())
                .param("account", order.account().value())
                .param("order", order.id())
                .param("external", kept.externalId())
                .update();
    }

    /** Those that nobody settled yet, the longest waiting first. */
    List<Open> open(int limit) {
        return jdbc.sql("""
                        select m.*, o.provider, o.amount as expected, o.currency as expected_in
                        from other_amount m join orders o on o.account_id = m.account_id and o.id = m.order_id
                        where m.settled_at is null order by m.since limit :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> new Open(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("order_id"),
                        row.getString("provider"),
                        row.getString("currency") == null ? null : new Money(row.getLong("came"), row.getString("currency")),
                        new Money(row.getLong("expected"), row.getString("expected_in")),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** Whether staff are looking at money that came for this order. */
    boolean lookedAt(Order order) {
        return jdbc.sql("select exists (select from other_amount where order_id = :order and settled_at is null)")
                .param("order", order.id())
                .query(Boolean.class)
                .single();
    }

    /** Staff dealt with it and say how; doing so again changes nothing. */
    @Transactional
    void settle(UUID id, String note, UserId by) {
        var words = note.strip();
        if (words.isEmpty() || words.length() > 1000) {
            throw Problem.of(422, "note_needed", "payments.problem.noteNeeded").at("note");
        }
        var account = jdbc.sql("select account_id from other_amount where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(Problem::notFound);
        int settled = jdbc.sql("""
                        update other_amount set settled_at = :now, settled_by = :by, note = :note
                        where account_id = :account and id = :id and settled_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.toString())
                .param("note", words)
                .param("account", account)
                .param("id", id)
                .update();
        if (settled > 0) {
            audit.record(by, new AccountId(account), "other_amount.settled", id.toString(), Map.of("note", words));
        }
    }
}
