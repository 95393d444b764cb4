package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;

/** The one door through which money moves: whatever comes twice, at once, late or after all. */
@ProductTest
class TillTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext product;

    @Autowired
    Till till;

    @Autowired
    Orders orders;

    @Autowired
    Holds holds;

    @Autowired
    OneTransaction transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Cast.Owner aziza;
    private Order order;

    @BeforeEach
    void azizaOrdersBasic() {
        aziza = Cast.aziza(port);
        order = newOrder();
    }

    @AfterEach
    void theBooksAgree() {
        clock.reset();
        Books.agree(product, aziza.accountId());
    }

    @Test
    void settlingTwiceGivesOnce() {
        var attempt = open(null);

        var first = settle(attempt);
        var again = settle(attempt);

        assertThat(again).isEqualTo(first);
        assertThat(now().credits()).isEqualTo(1);
        assertThat(now().status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void twoAttemptsSettledAtOncePayOnceAndTheOtherMoneyBelongsToTheAccount() {
        var some = List.of(open(null), open(null), open(null), open(null));

        ProviderContract.all(some.stream().<Callable<Attempt>>map(one -> () -> settle(one)).toList());

        var settled = till.attempts(order.id());
        assertThat(settled).allMatch(one -> one.is(Attempt.State.PAID));
        assertThat(settled.stream().filter(one -> !one.surplus())).hasSize(1);
        assertThat(now().credits()).isEqualTo(1);
        assertThat(owed()).isEqualTo(3 * order.amount().minor());
    }

    @Test
    void moneyMovesOnlyInSomebodysTransaction() {
        var attempt = open(null);

        assertThatThrownBy(() -> till.settle(order, attempt)).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> till.lock(order.id(), "manual")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void callsWithinCallsDoNotWaitForEachOther() {
        var inside = Stream.generate(() -> (Callable<Integer>) () -> transaction.run(() -> transaction.run(() -> 1))).limit(40).toList();

        assertThat(ProviderContract.all(inside)).hasSize(40);
    }

    @Test
    void anOrderHasOneLiveHoldAndARunOutOneMakesRoom() {
        var first = open(Duration.ofMinutes(30));
        assertThatThrownBy(() -> open(Duration.ofMinutes(30))).isInstanceOf(DataIntegrityViolationException.class);

        clock.pass(Duration.ofMinutes(31));
        var second = open(Duration.ofMinutes(30));

        assertThat(till.attempt("manual", first.externalId()).orElseThrow().state()).isEqualTo(Attempt.State.CANCELLED);
        settle(second);
        assertThat(now().status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void aSecondAttemptOfTheSameNameIsRefusedAndLeavesNothing() {
        var first = open(null);

        assertThatThrownBy(() -> transaction.run(() -> {
                    var order = till.lock(this.order.id(), "manual").orElseThrow();
                    till.open(order, "another", clock.instant(), false, Map.of());
                    return till.open(order, first.externalId(), clock.instant(), false, Map.of());
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(till.attempts(order.id())).extracting(Attempt::id).containsExactly(first.id());
    }

    @Test
    void aHoldThatRanOutIsCancelledByTheJob() {
        var attempt = open(Duration.ofHours(12));
        holds.expire();
        assertThat(till.attempt("manual", attempt.externalId()).orElseThrow().state()).isEqualTo(Attempt.State.CREATED);

        clock.pass(Duration.ofHours(13));
        holds.expire();

        var seen = till.attempt("manual", attempt.externalId()).orElseThrow();
        assertThat(seen.state()).isEqualTo(Attempt.State.CANCELLED);
        assertThat(seen.reason()).isEqualTo(4);
    }

    @Test
    void moneyForACancelledOrAnExpiredOrderPaysItAllTheSame() {
        var attempt = open(null);
        aziza.api().post("/api/v1/orders/" + order.id() + "/cancel", Map.of());
        Books.agree(product, aziza.accountId());
        settle(attempt);
        assertThat(now().status()).isEqualTo(OrderStatus.PAID);

        order = newOrder();
        var late = open(null);
        clock.pass(Duration.ofDays(31));
        assertThat(now().status()).isEqualTo(OrderStatus.EXPIRED);
        orders.expire();
        Books.agree(product, aziza.accountId());
        settle(late);
        assertThat(now().status()).isEqualTo(OrderStatus.PAID);
        assertThat(now().credits()).isEqualTo(1);
    }

    @Test
    void anOrderDoesNotExpireWhileSomebodyPays() {
        clock.pass(Duration.ofDays(30).minusMinutes(5));
        open(Duration.ofMinutes(30));

        clock.pass(Duration.ofMinutes(10));
        orders.expire();
        assertThat(now().status()).isEqualTo(OrderStatus.PENDING);

        clock.pass(Duration.ofMinutes(30));
        orders.expire();
        assertThat(now().status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void moneyGoesBackInPartsAndNeverMoreThanCame() {
        var attempt = settle(open(null));

        back(attempt, 10_000_000, "a");
        back(attempt, 10_000_000, "a");
        assertThat(now().status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("basic");
        assertThatThrownBy(() -> back(attempt, 19_000_001, "b")).isInstanceOf(IllegalStateException.class);
        back(attempt, 19_000_000, "c");

        assertThat(now().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(till.attempts(order.id()).getFirst().state()).isEqualTo(Attempt.State.REVERSED);
        assertThat(back(attempt, 19_000_000, "c").state()).isEqualTo(Attempt.State.REVERSED);
    }

    @Test
    void totalsThatTheCompanyTellsAreBookedOnce() {
        var attempt = settle(open(null));

        for (long inAll : new long[] {5_000_000, 5_000_000, 12_000_000, 8_000_000}) {
            transaction.run(() -> locked(attempt, one ->
                    till.reverseTo(one, new Money(inAll, "UZS"), null, "total " + inAll)));
        }

        assertThat(till.attempts(order.id()).getFirst().returned().minor()).isEqualTo(12_000_000);
    }

    @Test
    void manyReturnsAtOnceNeverGiveBackMoreThanCame() {
        var attempt = settle(open(null));
        var tries = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            var key = "part " + i % 5;
            tries.add(() -> {
                try {
                    back(attempt, 9_000_000, key);
                    return true;
                } catch (IllegalStateException e) {
                    return false;
                }
            });
        }

        ProviderContract.all(tries);

        assertThat(till.attempts(order.id()).getFirst().returned().minor()).isEqualTo(27_000_000);
    }

    @Test
    void aLostDisputeIsSaid() {
        var attempt = settle(open(null));

        transaction.run(() -> locked(attempt, one -> till.chargeBack(one, "dispute")));
        transaction.run(() -> locked(attempt, one -> till.chargeBack(one, "dispute")));

        assertThat(now().status()).isEqualTo(OrderStatus.CHARGED_BACK);
    }

    @Test
    void moneyOfAnAttemptThatWasCancelledIsRefusedAndTheLedgerStaysAsItIs() {
        var attempt = open(null);
        transaction.run(() -> locked(attempt, one -> till.cancel(one, 3)));

        assertThatThrownBy(() -> settle(attempt)).isInstanceOf(IllegalStateException.class);
        assertThat(now().status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void theLedgerIsNeverChanged() {
        settle(open(null));

        for (var table : List.of("ledger_entry", "ledger_posting", "order_entry")) {
            assertThatThrownBy(() -> jdbc.sql("delete from " + table).update()).hasMessageContaining("only ever added to");
        }
        assertThatThrownBy(() -> jdbc.sql("update ledger_posting set amount = amount * 2").update())
                .hasMessageContaining("only ever added to");
    }

    @Test
    void anEntryThatDoesNotSumToZeroIsRefusedByTheDatabase() {
        settle(open(null));

        assertThatThrownBy(() -> jdbc.sql("""
                                insert into ledger_posting (account_id, entry_id, line, book, amount, currency)
                                select account_id, id, 100, 'owed', 1, 'UZS' from ledger_entry where order_id = ? limit 1
                                """)
                        .param(order.id())
                        .update())
                .hasMessageContaining("does not sum to zero");
    }

    @Test
    void anEventIsKeptOnceAndWithoutProofs() {
        var id = UUID.randomUUID().toString();
        var headers = Map.of("Authorization", "Basic c2VjcmV0", "Content-Type", "application/json");

        long first = till.event("stripe", id, "{}".getBytes(), headers, true);
        long again = till.event("stripe", id, "{}".getBytes(), headers, true);

        assertThat(first).isPositive();
        assertThat(again).isEqualTo(-1);
        assertThat(jdbc.sql("select headers::text from provider_event where id = ?").param(first).query(String.class).single())
                .doesNotContain("c2VjcmV0")
                .contains("application/json");
    }

    @Test
    void theNightlyCheckFindsWhatSomebodyTamperedWith() {
        settle(open(null));
        var books = Cast.admin(port);
        jdbc.sql("update orders set credits = 2 where id = ?").param(order.id()).update();

        assertThat(books.get("/api/v1/admin/books").body().path("disagreements").toString())
                .contains("An order does not count the money that was booked for it: " + order.id());

        jdbc.sql("update orders set credits = 1 where id = ?").param(order.id()).update();
    }

    private Order newOrder() {
        return orders.create(
                new AccountId(UUID.fromString(aziza.accountId())),
                new NewOrder("basic", "monthly", "manual", null, null, null));
    }

    private Order now() {
        return orders.any(order.id());
    }

    private Attempt open(Duration holds) {
        var name = UUID.randomUUID().toString();
        return transaction.run(() -> {
            var held = till.lock(order.id(), "manual", name).orElseThrow();
            return holds == null
                    ? till.open(held.order(), name, clock.instant(), false, Map.of())
                    : till.hold(held, name, clock.instant(), holds, Map.of());
        });
    }

    private Attempt settle(Attempt attempt) {
        return transaction.run(() -> {
            var locked = till.lockByExternal("manual", attempt.externalId()).orElseThrow();
            return till.settle(locked.order(), locked.attempt());
        });
    }

    private Attempt back(Attempt attempt, long minor, String key) {
        return transaction.run(() -> locked(attempt, one -> till.reverse(one, new Money(minor, "UZS"), 5, key)));
    }

    private Attempt locked(Attempt attempt, java.util.function.UnaryOperator<Attempt> then) {
        return then.apply(till.lockByExternal("manual", attempt.externalId()).orElseThrow().attempt());
    }

    private long owed() {
        return -jdbc.sql("select coalesce(sum(amount), 0) from ledger_posting where account_id = ? and book = 'owed'")
                .param(UUID.fromString(aziza.accountId()))
                .query(Long.class)
                .single();
    }
}
