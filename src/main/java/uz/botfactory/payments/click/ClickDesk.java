package uz.botfactory.payments.click;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Attempt.State;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Till;

/**
 * Decides what Click is answered. Between the two calls the payer is debited, so the second one says yes whenever it
 * can: to an order that was cancelled or ran out meanwhile too.
 */
@Component
class ClickDesk {

    static final String PROVIDER = "click";

    /** Click's number of the payment, as the payer reads it. */
    static final String DOCUMENT = "click_paydoc_id";

    /** Under this name a payment that Click gave back is booked, whoever tells of it first. */
    static final String BY_CLICK = "cancelled by Click";

    private final Till till;
    private final ClickReceipts receipts;

    ClickDesk(Till till, ClickReceipts receipts) {
        this.till = till;
        this.receipts = receipts;
    }

    ClickAnswer answer(ClickCall call) {
        var held = till.lock(call.order(), PROVIDER, call.externalId()).orElse(null);
        if (held == null) {
            return ClickAnswer.of(ClickError.NO_ORDER);
        }
        var order = held.order();
        var attempt = held.attempt(call.externalId()).orElse(null);
        if (attempt != null && !attempt.order().equals(order.id())) {
            return ClickAnswer.of(ClickError.NO_TRANSACTION);
        }
        return switch (call.phase()) {
            case PREPARE -> prepare(call, order, attempt);
            case COMPLETE -> complete(call, order, attempt);
        };
    }

    private ClickAnswer prepare(ClickCall call, Order order, @Nullable Attempt known) {
        if (!call.isOver(order.amount())) {
            return ClickAnswer.of(ClickError.AMOUNT);
        }
        if (known != null && !known.is(State.CREATED)) {
            return answer(known.is(State.PAID) ? ClickError.ALREADY_PAID : ClickError.CANCELLED, known);
        }
        if (!order.open()) {
            return ClickAnswer.of(isPaid(order) ? ClickError.ALREADY_PAID : ClickError.CANCELLED);
        }
        if (call.callsOff()) {
            return ClickAnswer.of(ClickError.CANCELLED);
        }
        return answer(ClickError.SUCCESS, known != null ? known : open(call, order));
    }

    /** Click holds nothing: an order may have many tries, and the first that is completed pays it. */
    private Attempt open(ClickCall call, Order order) {
        var details = call.document().isEmpty() ? Map.<String, String>of() : Map.of(DOCUMENT, call.document());
        return till.open(order, call.externalId(), call.time(), false, details);
    }

    private static boolean isPaid(Order order) {
        return switch (order.status()) {
            case PAID, PAST_DUE, PARTIALLY_REFUNDED -> true;
            case PENDING, CANCELLED, EXPIRED, REFUNDED, CHARGED_BACK -> false;
        };
    }

    private ClickAnswer complete(ClickCall call, Order order, @Nullable Attempt known) {
        if (known == null || !call.prepared().equals(Long.toString(known.id()))) {
            return ClickAnswer.of(ClickError.NO_TRANSACTION);
        }
        if (call.callsOff()) {
            return callOff(call, known);
        }
        return call.isOver(known.amount()) ? pay(order, known) : ClickAnswer.of(ClickError.AMOUNT);
    }

    private ClickAnswer callOff(ClickCall call, Attempt known) {
        var now = switch (known.state()) {
            case CREATED -> till.cancel(known, call.error());
            case PAID -> till.reverse(known, known.left(), call.error(), BY_CLICK);
            case CANCELLED, REVERSED -> known;
        };
        return answer(ClickError.CANCELLED, now);
    }

    private ClickAnswer pay(Order order, Attempt known) {
        return switch (known.state()) {
            case CREATED -> paid(till.settle(order, known));
            case PAID -> answer(ClickError.ALREADY_PAID, known);
            case CANCELLED, REVERSED -> answer(ClickError.CANCELLED, known);
        };
    }

    /** Money for an order that another try had paid is kept for the account; to Click the order was paid already. */
    private ClickAnswer paid(Attempt attempt) {
        receipts.wanted(attempt);
        return answer(attempt.surplus() ? ClickError.ALREADY_PAID : ClickError.SUCCESS, attempt);
    }

    private static ClickAnswer answer(ClickError error, Attempt attempt) {
        return new ClickAnswer(error, attempt.id());
    }
}
