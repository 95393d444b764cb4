package uz.botfactory.payments;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks payment companies what became of orders that wait, and whether money of paid ones went back: a callback may have been
 * lost. When an order is next stands in its row; the question itself is asked outside of any transaction.
 */
@Component
class Reconciling {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);

    /** An order whose question came to nothing, by a company that is away or by a crash of ours, is asked about again after so long. */
    private static final Duration AGAIN = Duration.ofHours(1);

    /** So many orders of one company at a time, and no longer than that, so that the others are asked in time. */
    private static final int AT_A_TIME = 200;

    private static final Duration TURN = Duration.ofSeconds(20);

    private static final int ENOUGH = 3;

    private final JdbcClient jdbc;
    private final OrderTable orders;
    private final AttemptTable attempts;
    private final Providers providers;
    private final Clock clock;

    Reconciling(JdbcClient jdbc, OrderTable orders, AttemptTable attempts, Providers providers, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.attempts = attempts;
        this.providers = providers;
        this.clock = clock;
    }

    void run() {
        providers.all().stream().filter(one -> one.answers() && one.configured()).forEach(this::ask);
    }

    /** A company that does not answer a few times in a row is left alone until the next run. */
    private void ask(PaymentProvider provider) {
        long end = System.nanoTime() + TURN.toNanos();
        int silent = 0;
        for (var id : due(provider)) {
            if (System.nanoTime() > end || silent == ENOUGH) {
                return;
            }
            silent = ask(provider, orders.find(id).orElseThrow()) ? 0 : silent + 1;
        }
    }

    /** Those whose payers wait come first. */
    private List<String> due(PaymentProvider provider) {
        var now = clock.instant();
        return jdbc.sql("""
                        select id from orders where provider = :provider and (ask_at <= :now or ask_at > :never)
                        order by status = 'pending' desc, ask_at limit :limit
                        """)
                .param("provider", provider.code())
                .param("now", Timestamp.from(now))
                .param("never", Timestamp.from(now.plus(Pace.LONGEST)))
                .param("limit", AT_A_TIME)
                .query(String.class)
                .list();
    }

    /** How asking went: what the company told is booked, it could not be booked, or the company is away. */
    private enum Outcome {
        TOLD,
        NOT_BOOKED,
        AWAY
    }

    /** Whether the company answers. */
    private boolean ask(PaymentProvider provider, Order order) {
        var again = again(provider, order);
        plan(order, again);
        var outcome = outcome(provider, order);
        if (outcome == Outcome.TOLD) {
            plan(order, again, next(provider, orders.find(order.id()).orElseThrow()));
        }
        return outcome != Outcome.AWAY;
    }

    private Outcome outcome(PaymentProvider provider, Order order) {
        var worst = outcome(provider, order, () -> provider.reconcile(order));
        for (var payment : returnable(provider, order)) {
            if (worst != Outcome.AWAY) {
                var next = outcome(provider, order, () -> provider.recheck(order, payment));
                worst = next == Outcome.TOLD ? worst : next;
            }
        }
        return worst;
    }

    @FunctionalInterface
    private interface Question {
        void ask() throws ProviderFailed;
    }

    /** A company that refuses to tell would not tell an hour later either. */
    private static Outcome outcome(PaymentProvider provider, Order order, Question question) {
        try {
            question.ask();
            return Outcome.TOLD;
        } catch (ProviderFailed e) {
            LOG.warn("{} did not tell what became of order {}: {}", provider.code(), order.id(), e.getMessage());
            return e.retryable() ? Outcome.AWAY : Outcome.TOLD;
        } catch (RuntimeException e) {
            LOG.error("What {} says about order {} could not be booked", provider.code(), order.id(), e);
            return Outcome.NOT_BOOKED;
        }
    }

    private List<Attempt> returnable(PaymentProvider provider, Order order) {
        return attempts.of(order.id()).stream()
                .filter(one -> one.is(Attempt.State.PAID) && !Pace.isOver(one, provider, clock))
                .toList();
    }

    private @Nullable Instant next(PaymentProvider provider, Order order) {
        return Pace.next(order, returnable(provider, order), clock);
    }

    /** Written before the question, so that a process that dies over it neither asks without end nor forgets it. */
    private Instant again(PaymentProvider provider, Order order) {
        var latest = clock.instant().plus(AGAIN);
        var next = next(provider, order);
        return (next == null || next.isAfter(latest) ? latest : next).truncatedTo(ChronoUnit.MILLIS);
    }

    private void plan(Order order, Instant at) {
        jdbc.sql("update orders set ask_at = :at, asked = asked + 1 where account_id = :account and id = :id")
                .param("at", Timestamp.from(at))
                .param("account", order.account().value())
                .param("id", order.id())
                .update();
    }

    /** Unless something happened to the order meanwhile that planned it anew. */
    private void plan(Order order, Instant planned, @Nullable Instant at) {
        jdbc.sql("update orders set ask_at = :at where account_id = :account and id = :id and ask_at = :planned")
                .param("at", OrderTable.stamp(at), Types.TIMESTAMP)
                .param("planned", Timestamp.from(planned))
                .param("account", order.account().value())
                .param("id", order.id())
                .update();
    }
}
