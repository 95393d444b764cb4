package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.CutConnections;

/**
 * What every payment company's integration keeps, whatever the company does: money is booked once, time is given once,
 * and the books agree. A provider's test extends this and plays its company through HTTP.
 */
@ProductTest
public abstract class ProviderContract {

    private static final int INTERLEAVINGS = 1000;
    private static final int ORDERS_OF_ONE = 50;
    private static final int AT_ONCE = 6;

    @LocalServerPort
    protected int port;

    @Autowired
    protected ApplicationContext product;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected CutConnections cuts;

    @Autowired
    private Orders orders;

    /** A company as it calls the product. No method throws when the product answers badly or not at all. */
    protected interface Company {

        /** Its first step for this order and amount: the transaction's name, or nothing when the product refused. */
        Optional<String> begin(String order, long minor);

        /** Tells that the money of a transaction is there. Whether the product agreed. */
        boolean pay(String transaction);

        /** Tells that nobody paid. */
        void giveUp(String transaction);

        /** Tells that all money of the transaction went back. */
        void giveBack(String transaction);

        /** The same as {@link #pay} from somebody who lacks the company's proof. */
        void forge(String transaction);

        /** Whether money can go back at all. */
        default boolean givesBack() {
            return true;
        }
    }

    /** The code of the provider. */
    protected abstract String provider();

    protected abstract Company company();

    /** How many interleavings; a suite whose company is slow may choose fewer while it is being built. */
    protected int interleavings() {
        return INTERLEAVINGS;
    }

    @AfterEach
    void theLineHolds() {
        cuts.off();
        clock.reset();
    }

    @Test
    void aPaymentGivesThePlanOnce() {
        var aziza = Cast.aziza(port);
        var order = order(aziza);

        var transaction = company().begin(order.id(), order.amount().minor()).orElseThrow();
        assertThat(company().pay(transaction)).isTrue();
        company().pay(transaction);
        company().begin(order.id(), order.amount().minor());

        var seen = aziza.api().get("/api/v1/orders/" + order.id()).body();
        assertThat(seen.path("status").asString()).isEqualTo("paid");
        assertThat(seen.path("credits").asInt()).isEqualTo(1);
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("basic");
        Books.agree(product, aziza.accountId());
    }

    @Test
    void manyAtOnceAreOne() {
        var aziza = Cast.aziza(port);
        var order = order(aziza);
        var transaction = company().begin(order.id(), order.amount().minor()).orElseThrow();

        atOnce(8, () -> company().pay(transaction));

        assertThat(now(order).credits()).isEqualTo(1);
        assertThat(now(order).status()).isEqualTo(OrderStatus.PAID);
        Books.agree(product, aziza.accountId());
    }

    @Test
    void twoTransactionsOfOneOrderPayItOnce() {
        var aziza = Cast.aziza(port);
        var order = order(aziza);
        var begun = atOnce(4, () -> company().begin(order.id(), order.amount().minor()));

        var names = begun.stream().flatMap(Optional::stream).distinct().toList();
        names.forEach(name -> company().pay(name));

        assertThat(now(order).credits()).isEqualTo(1);
        Books.agree(product, aziza.accountId());
    }

    @Test
    void whoeverLacksTheProofChangesNothing() {
        var aziza = Cast.aziza(port);
        var order = order(aziza);
        var transaction = company().begin(order.id(), order.amount().minor()).orElseThrow();

        company().forge(transaction);

        assertThat(now(order).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(now(order).credits()).isZero();
        Books.agree(product, aziza.accountId());
    }

    @Test
    void anotherAmountPaysNothing() {
        var aziza = Cast.aziza(port);
        for (long wrong : new long[] {1, -1, 100}) {
            var order = order(aziza);
            company().begin(order.id(), order.amount().minor() + wrong).ifPresent(company()::pay);
            assertThat(now(order).credits()).isZero();
        }
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("trial");
        Books.agree(product, aziza.accountId());
    }

    @Test
    void aTransactionThatIsGivenUpFreesTheOrder() {
        var aziza = Cast.aziza(port);
        var order = order(aziza);
        company().giveUp(company().begin(order.id(), order.amount().minor()).orElseThrow());

        var second = company().begin(order.id(), order.amount().minor()).orElseThrow();
        assertThat(company().pay(second)).isTrue();

        assertThat(now(order).credits()).isEqualTo(1);
        Books.agree(product, aziza.accountId());
    }

    @Test
    void moneyThatComesAfterAllIsNeverLost() {
        var aziza = Cast.aziza(port);
        var cancelled = order(aziza);
        var first = company().begin(cancelled.id(), cancelled.amount().minor()).orElseThrow();
        aziza.api().post("/api/v1/orders/" + cancelled.id() + "/cancel", Map.of());
        boolean taken = company().pay(first);
        assertThat(now(cancelled).credits()).isEqualTo(taken ? 1 : 0);

        var late = order(aziza);
        var second = company().begin(late.id(), late.amount().minor()).orElseThrow();
        clock.pass(Duration.ofDays(40));
        boolean takenLate = company().pay(second);
        assertThat(now(late).credits()).isEqualTo(takenLate ? 1 : 0);
        Books.agree(product, aziza.accountId());
    }

    @Test
    void moneyThatGoesBackTakesThePlanBackOnce() {
        assumeTrue(company().givesBack());
        var aziza = Cast.aziza(port);
        var order = order(aziza);
        var transaction = company().begin(order.id(), order.amount().minor()).orElseThrow();
        company().pay(transaction);

        company().giveBack(transaction);
        company().giveBack(transaction);
        company().pay(transaction);

        assertThat(now(order).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(now(order).credits()).isEqualTo(1);
        assertThat(aziza.api().get("/api/v1/me").body().at("/plan/status").asString()).isNotEqualTo("active");
        Books.agree(product, aziza.accountId());
    }

    /** Repeated, reordered, concurrent and forged calls of several payers at a time, while lines to the database are torn. */
    @Test
    void whateverTheOrderOfThingsTheBooksAgree() {
        int many = interleavings();
        // Who registers shall not be torn: what is played here are the companies.
        var owners = Stream.generate(() -> Cast.aziza(port)).limit((many + ORDERS_OF_ONE - 1) / ORDERS_OF_ONE).toList();
        var played = several(IntStream.range(0, many)
                .<Callable<Played>>mapToObj(i -> () -> interleave(order(owners.get(i % owners.size())), new Random(i), i))
                .toList());
        cuts.off();
        several(played.stream().<Callable<Void>>map(one -> () -> settled(one)).toList());
        owners.forEach(owner -> Books.agree(product, owner.accountId()));
        assertThat(cuts.cuts()).isGreaterThan(many / 10);
    }

    /** An order and what its payer paid. */
    private record Played(int seed, Order order, List<String> paid) {}

    /** A company repeats what it had no answer to. */
    private Void settled(Played played) {
        played.paid().forEach(company()::pay);
        assertThat(now(played.order()).credits()).as("interleaving %d", played.seed()).isLessThanOrEqualTo(1);
        return null;
    }

    private Played interleave(Order order, Random dice, int seed) {
        var transactions = new CopyOnWriteArrayList<String>();
        var paid = new CopyOnWriteArrayList<String>();
        var steps = new ArrayList<Callable<Void>>();
        steps.add(() -> step(0, order, transactions, paid, seed));
        for (int i = 0; i < 4; i++) {
            int kind = dice.nextInt(8);
            int choice = dice.nextInt();
            steps.add(() -> step(kind, order, transactions, paid, choice));
        }
        if (dice.nextInt(3) > 0) {
            cuts.at(1 + dice.nextInt(30), dice.nextBoolean());
        }
        carryOut(steps, dice);
        return new Played(seed, order, paid);
    }

    private static void carryOut(List<Callable<Void>> steps, Random dice) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = new ArrayList<Future<Void>>();
            for (var step : steps) {
                var future = threads.submit(step);
                if (dice.nextBoolean()) {
                    future.get();
                } else {
                    under.add(future);
                }
            }
            for (var future : under) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Void step(int kind, Order order, List<String> transactions, List<String> paid, int choice) {
        if (kind == 0 || transactions.isEmpty()) {
            company().begin(order.id(), order.amount().minor()).ifPresent(transactions::add);
            return null;
        }
        var one = transactions.get(Math.floorMod(choice, transactions.size()));
        switch (kind) {
            case 1 -> company().forge(one);
            case 2 -> company().giveUp(one);
            case 3 -> company().giveBack(one);
            default -> {
                paid.add(one);
                company().pay(one);
            }
        }
        return null;
    }

    /** A new order of a month of Basic. */
    protected final Order order(Cast.Owner owner) {
        return orders.create(
                new AccountId(UUID.fromString(owner.accountId())),
                new NewOrder("basic", "monthly", provider(), null, null, null));
    }

    /** The order as it is now. */
    protected final Order now(Order order) {
        return orders.any(order.id());
    }

    /** Does the same in many threads that begin together. */
    protected static <T> List<T> atOnce(int many, Callable<T> what) {
        return all(Collections.nCopies(many, what));
    }

    /** Does all of it at once. */
    static <T> List<T> all(List<Callable<T>> what) {
        return all(Executors.newVirtualThreadPerTaskExecutor(), what);
    }

    private static <T> List<T> several(List<Callable<T>> what) {
        return all(Executors.newFixedThreadPool(AT_ONCE), what);
    }

    private static <T> List<T> all(ExecutorService workers, List<Callable<T>> what) {
        try (var threads = workers) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(what)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
