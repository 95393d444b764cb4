package uz.botfactory.payments.wire;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.OneTransaction;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.OtherAmounts;
import uz.botfactory.payments.Till;
import uz.botfactory.plans.Money;

/**
 * The books of companies that collect on pages of their own, one attempt a page. What they say on their own is a hint;
 * what stands here is what they confirmed when they were asked.
 */
@Component
public class AskedBack {

    private static final String AFTER_ALL = "/after-all";
    private static final String OTHER_AMOUNT = "/other-amount";

    private final Till till;
    private final OtherAmounts others;
    private final OneTransaction transaction;
    private final Clock clock;

    AskedBack(Till till, OtherAmounts others, OneTransaction transaction, Clock clock) {
        this.till = till;
        this.others = others;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A page exists at the company, and the payer has not seen it yet. */
    public void opened(Order order, String number, Map<String, String> details) {
        transaction.run(() -> till.lock(order.id(), order.provider())
                .map(locked -> till.open(locked, number, clock.instant(), false, details))
                .orElseThrow());
    }

    /** The name under which the page of this attempt was opened. */
    public static String page(Attempt attempt) {
        return attempt.externalId().replace(AFTER_ALL, "").replace(OTHER_AMOUNT, "");
    }

    /** Does something about the attempt as it is now, under the lock of its order. */
    public <T> T with(Attempt attempt, Function<Attempt, T> work) {
        return transaction.run(() -> till.lockByExternal(attempt.provider(), attempt.externalId())
                .map(found -> work.apply(found.attempt()))
                .orElseThrow());
    }

    public void note(Attempt attempt, String name, String value) {
        with(attempt, now -> till.details(now, Map.of(name, value)));
    }

    /** Books what a company said about a page, when it is one of ours. */
    public void book(String provider, String number, BiConsumer<Order, Attempt> work) {
        transaction.run(() -> {
            var found = till.lockByExternal(provider, number);
            found.ifPresent(known -> work.accept(known.order(), known.attempt()));
            return found;
        });
    }

    /**
     * Money came on the page, also on one that was given up. Another amount than asked for buys nothing and is kept for
     * staff to look at; when the company says afterwards that it was the right one, that is believed.
     *
     * @param came null when the company does not say
     * @return the attempt that holds the money
     */
    public Optional<Attempt> paid(Order order, Attempt attempt, @Nullable Money came) {
        var booked = booked(attempt);
        boolean right = attempt.amount().equals(came);
        if (booked.isPresent() && !(right && attempt.is(Attempt.State.CANCELLED) && others.isUntouched(booked.get()))) {
            return booked;
        }
        if (right) {
            booked.ifPresent(kept -> others.corrected(order, kept));
            return Optional.of(till.settle(order, attempt.is(Attempt.State.CANCELLED) ? afterAll(order, attempt) : attempt));
        }
        var kept = others.keep(order, attempt.externalId() + OTHER_AMOUNT, came, clock.instant(), attempt.details());
        kept.ifPresent(money -> till.cancel(attempt, null));
        return kept;
    }

    /** The attempt that holds the money of this page. */
    public Optional<Attempt> booked(Attempt attempt) {
        return switch (attempt.state()) {
            case PAID, REVERSED -> Optional.of(attempt);
            case CREATED -> Optional.empty();
            case CANCELLED -> Stream.of(AFTER_ALL, OTHER_AMOUNT)
                    .flatMap(kind -> till.attempt(attempt.provider(), attempt.externalId() + kind).stream())
                    .findFirst();
        };
    }

    private Attempt afterAll(Order order, Attempt attempt) {
        return till.open(order, attempt.externalId() + AFTER_ALL, clock.instant(), false, attempt.details());
    }
}
