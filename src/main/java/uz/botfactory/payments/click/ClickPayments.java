package uz.botfactory.payments.click;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Attempt.State;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;

/** Brings Click's payments and our attempts together. */
@Component
class ClickPayments {

    private static final Logger LOG = LoggerFactory.getLogger(ClickPayments.class);

    /** Click's number of a payment, once it told us. */
    private static final String NUMBER = "click_payment_id";

    private final ClickApi api;
    private final Till till;
    private final ClickReceipts receipts;
    private final TransactionTemplate transaction;

    ClickPayments(ClickApi api, Till till, ClickReceipts receipts, TransactionTemplate transaction) {
        this.api = api;
        this.till = till;
        this.receipts = receipts;
        this.transaction = transaction;
    }

    /** Books what Click collected for the order and could not tell us. What Click knows nothing of stays as it is. */
    void ask(Order order) throws ProviderFailed {
        var waiting = till.attempts(order.id()).stream()
                .filter(attempt -> attempt.is(State.CREATED))
                .toList();
        for (var day : byDay(waiting).values()) {
            var payment = api.find(order.id(), day.getFirst().companyTime());
            if (payment.isPresent() && payment.get().isPaid()) {
                book(order, day, payment.get());
            }
        }
    }

    /**
     * Books what Click gave back and could not tell us. Click may name another payment of the same order, one that failed: only
     * one whose number is surely that of the attempt counts, since a plan must not be taken from somebody who paid.
     */
    void recheck(Order order, Attempt attempt) throws ProviderFailed {
        var number = attempt.details().get(NUMBER);
        if (number != null) {
            take(attempt, api.status(Long.parseLong(number)));
            return;
        }
        var found = api.find(order.id(), attempt.companyTime());
        if (found.isPresent() && isOf(attempt, found.get())) {
            take(attempt, found.get());
        } else if (found.isPresent() && found.get().isPaid() && paid(order) == 1) {
            note(attempt, found.get());
        }
    }

    private static boolean isOf(Attempt attempt, ClickApi.Payment payment) {
        return Long.toString(payment.id()).equals(attempt.details().get(ClickDesk.DOCUMENT));
    }

    /** Click's number of a payment need not be the one on the payer's receipt. */
    private void note(Attempt attempt, ClickApi.Payment payment) {
        with(attempt, State.PAID, now -> till.details(now.attempt(), Map.of(NUMBER, Long.toString(payment.id()))));
    }

    private void take(Attempt attempt, ClickApi.Payment payment) {
        if (payment.isGone()) {
            with(attempt, State.PAID, now -> till.reverse(now.attempt(), now.attempt().left(), null, ClickDesk.BY_CLICK));
        }
    }

    /** By which number Click knows the attempt's payment. */
    long number(Order order, Attempt attempt) throws ProviderFailed {
        var told = attempt.details().getOrDefault(ClickDesk.DOCUMENT, "");
        var found = api.find(order.id(), attempt.companyTime());
        if (found.isEmpty()) {
            throw ProviderFailed.refused("Click knows no payment for order " + order.id());
        }
        var number = found.get().id();
        if (!Long.toString(number).equals(told) && paid(order) > 1) {
            throw ProviderFailed.refused("Order " + order.id() + " has several payments, and Click names another one");
        }
        return number;
    }

    private long paid(Order order) {
        return till.attempts(order.id()).stream()
                .filter(attempt -> attempt.is(State.PAID) || attempt.is(State.REVERSED))
                .count();
    }

    private void book(Order order, List<Attempt> tries, ClickApi.Payment payment) {
        var named = tries.stream()
                .filter(attempt -> isOf(attempt, payment))
                .findAny();
        boolean paidBefore = paid(order) > 0;
        if (named.isPresent() || tries.size() == 1 && !paidBefore) {
            settle(named.orElse(tries.getFirst()));
        } else if (!paidBefore) {
            LOG.warn("Click has payment {} for order {}, which fits none of its {} tries", payment.id(), order.id(), tries.size());
        }
    }

    private void settle(Attempt attempt) {
        with(attempt, State.CREATED, now -> receipts.wanted(till.settle(now.order(), now.attempt())));
    }

    /** Under the lock of its order, as long as the attempt is what we think. */
    private void with(Attempt attempt, State state, Consumer<Till.Locked> work) {
        transaction.executeWithoutResult(status -> till.lockByExternal(ClickDesk.PROVIDER, attempt.externalId())
                .filter(now -> now.attempt().is(state))
                .ifPresent(work));
    }

    private static Map<LocalDate, List<Attempt>> byDay(List<Attempt> attempts) {
        return attempts.stream()
                .collect(Collectors.groupingBy(
                        attempt -> LocalDate.ofInstant(attempt.companyTime(), ClickCall.TASHKENT),
                        TreeMap::new,
                        Collectors.toList()));
    }
}
