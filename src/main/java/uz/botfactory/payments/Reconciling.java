package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks payment companies what became of orders that wait, with growing gaps: a callback may have been lost. */
@Component
class Reconciling {

    static final Duration FIRST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);
    private static final Duration LONGEST_GAP = Duration.ofHours(6);
    /** A company may still have taken money when the order's time was over. */
    private static final Duration AFTERWARDS = Duration.ofDays(3);

    private static final int AT_A_TIME = 200;

    private final JdbcClient jdbc;
    private final OrderTable orders;
    private final Providers providers;
    private final Clock clock;

    Reconciling(JdbcClient jdbc, OrderTable orders, Providers providers, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.providers = providers;
        this.clock = clock;
    }

    /** A company that does not answer is left alone until the next run, so that the others are asked in time. */
    void run() {
        var silent = new HashSet<String>();
        for (var id : due()) {
            var order = orders.find(id).orElseThrow();
            if (!silent.contains(order.provider()) && !answers(order)) {
                silent.add(order.provider());
            }
        }
    }

    private List<String> due() {
        return jdbc.sql("select id from orders where ask_at <= :now order by ask_at limit :limit")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", AT_A_TIME)
                .query(String.class)
                .list();
    }

    private boolean answers(Order order) {
        planNext(order);
        var provider = providers.find(order.provider()).filter(PaymentProvider::configured);
        return provider.isEmpty() || answers(provider.get(), order);
    }

    private static boolean answers(PaymentProvider provider, Order order) {
        try {
            provider.reconcile(order);
        } catch (ProviderFailed e) {
            LOG.warn("{} did not tell what became of order {}: {}", order.provider(), order.id(), e.getMessage());
            return !e.retryable();
        } catch (RuntimeException e) {
            LOG.error("What {} says about order {} could not be booked", order.provider(), order.id(), e);
        }
        return true;
    }

    /** Written before the question, so that a process that dies asks no more often than one that lives. */
    private void planNext(Order order) {
        jdbc.sql("update orders set ask_at = :next, asked = asked + 1 where account_id = :account and id = :id")
                .param("next", OrderTable.stamp(next(order)))
                .param("account", order.account().value())
                .param("id", order.id())
                .update();
    }

    private @Nullable Instant next(Order order) {
        var now = clock.instant();
        if (!order.status().isUnpaid() || order.expiresAt() != null && now.isAfter(order.expiresAt().plus(AFTERWARDS))) {
            return null;
        }
        var age = Duration.between(order.createdAt(), now);
        var gap = age.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : age;
        return now.plus(gap.compareTo(FIRST) < 0 ? FIRST : gap);
    }
}
