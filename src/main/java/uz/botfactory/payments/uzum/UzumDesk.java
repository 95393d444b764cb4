package uz.botfactory.payments.uzum;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.OneTransaction;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Till;
import uz.botfactory.plans.Money;
import uz.botfactory.support.UiLanguage;

/**
 * Carries out what the bank asks for. Each call is one transaction: the order is locked, the answer is decided, written
 * and stored together with the call. A repeated call gets the bank's number for repetitions, never an echo.
 */
@Component
class UzumDesk {

    /** A transaction that is not confirmed within this time has failed, by the bank's rules. */
    static final Duration HOLD = Duration.ofMinutes(30);

    private static final String CURRENCY = "UZS";
    private static final Pattern ORDERS = Pattern.compile("[0-9]{1,15}");
    private static final String REVERSED = "reversed";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final UzumSettings settings;
    private final Till till;
    private final OneTransaction transaction;
    private final Clock clock;

    UzumDesk(UzumSettings settings, Till till, OneTransaction transaction, Clock clock) {
        this.settings = settings;
        this.till = till;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the bank hears. */
    record Reply(int status, ObjectNode body) {

        byte[] bytes() {
            return JSON.writeValueAsBytes(body);
        }
    }

    /** The operation with this name, carried out and stored. Of two that open the same transaction at once one waits. */
    Reply carryOut(String operation, byte[] body) {
        try {
            return transaction.run(() -> stored(operation, body));
        } catch (DuplicateKeyException e) {
            return transaction.run(() -> stored(operation, body));
        }
    }

    private Reply stored(String operation, byte[] body) {
        var call = UzumCall.none();
        Reply reply;
        try {
            call = UzumCall.of(body);
            reply = new Reply(200, decide(operation, call));
        } catch (UzumRefusal.Said refused) {
            reply = refuse(refused.refusal(), operation, call);
        }
        till.heard(UzumProvider.CODE, body, Map.of(), reply.body().toString());
        return reply;
    }

    private ObjectNode decide(String operation, UzumCall call) {
        return switch (operation) {
            case "check" -> check(call);
            case "create" -> create(call);
            case "confirm" -> withTransaction(call, found -> confirm(found));
            case "reverse" -> withTransaction(call, found -> reverse(found));
            case "status" -> withTransaction(call, found -> status(found.attempt()));
            default -> throw UzumRefusal.WRONG_METHOD.said();
        };
    }

    /** The refusal as the bank wants it. */
    Reply refuse(UzumRefusal refusal, String operation, UzumCall call) {
        var answer = JSON.createObjectNode();
        call.echo(answer);
        if (operation.equals("check")) {
            answer.put("timestamp", clock.millis());
        }
        answer.put("status", "FAILED").put("errorCode", refusal.code());
        return new Reply(400, answer);
    }

    // ---- check

    private ObjectNode check(UzumCall call) {
        call.serviceId();
        call.requireTimestamp();
        var id = call.order();
        requireService(call);
        var order = payable(locked(id));
        var answer = JSON.createObjectNode()
                .put("serviceId", settings.service())
                .put("timestamp", clock.millis())
                .put("status", "OK");
        answer.set("data", data(order));
        return answer;
    }

    // ---- create

    private ObjectNode create(UzumCall call) {
        call.serviceId();
        call.requireTimestamp();
        var transaction = call.newTransaction();
        var id = call.order();
        long amount = call.amount();
        requireService(call);
        var found = ORDERS.matcher(id).matches() ? till.lock(id, UzumProvider.CODE, transaction) : Optional.<Till.Held>empty();
        var tries = found.map(Till.Held::attempts)
                .orElseGet(() -> till.attempt(UzumProvider.CODE, transaction).stream().toList());
        if (tries.stream().anyMatch(attempt -> attempt.externalId().equals(transaction))) {
            throw UzumRefusal.CREATED_ALREADY.said();
        }
        var order = payable(found.map(Till.Held::order));
        if (!order.amount().equals(money(amount))) {
            throw UzumRefusal.WRONG_AMOUNT.said();
        }
        if (tries.stream().anyMatch(this::holds)) {
            throw UzumRefusal.PAID_ALREADY.said();
        }
        var attempt = till.hold(found.orElseThrow(), transaction, clock.instant(), HOLD, Map.of());
        return answer(attempt, "CREATED")
                .put("transTime", attempt.createdAt().toEpochMilli())
                .put("amount", amount)
                .set("data", data(order));
    }

    private boolean holds(Attempt attempt) {
        var until = attempt.holdsUntil();
        return attempt.is(Attempt.State.CREATED) && until != null && until.isAfter(clock.instant());
    }

    private Optional<Order> locked(String id) {
        return ORDERS.matcher(id).matches() ? till.lock(id, UzumProvider.CODE) : Optional.empty();
    }

    /** An order that waits for its money. */
    private static Order payable(Optional<Order> found) {
        var order = found.orElseThrow(UzumRefusal.UNKNOWN_ORDER::said);
        return switch (order.status()) {
            case PENDING -> order;
            case PAID, PAST_DUE, PARTIALLY_REFUNDED -> throw UzumRefusal.PAID_ALREADY.said();
            case CANCELLED, EXPIRED, REFUNDED, CHARGED_BACK -> throw UzumRefusal.ORDER_CLOSED.said();
        };
    }

    // ---- confirm, reverse, status

    private ObjectNode withTransaction(UzumCall call, Function<Till.Locked, ObjectNode> work) {
        call.serviceId();
        call.requireTimestamp();
        var transaction = call.transaction();
        requireService(call);
        var found = till.lockByExternal(UzumProvider.CODE, transaction)
                .orElseThrow(UzumRefusal.UNKNOWN_TRANSACTION::said);
        return work.apply(expired(found));
    }

    /** A hold that is over has failed at this very moment, whether or not a job wrote that down. */
    private Till.Locked expired(Till.Locked found) {
        var until = found.attempt().holdsUntil();
        boolean over = found.attempt().is(Attempt.State.CREATED) && until != null && !until.isAfter(clock.instant());
        return over ? new Till.Locked(found.order(), till.cancel(found.attempt(), null)) : found;
    }

    private ObjectNode confirm(Till.Locked found) {
        return switch (found.attempt().state()) {
            case CREATED -> confirmed(till.settle(found.order(), found.attempt()), found.order());
            case PAID -> throw UzumRefusal.CONFIRMED_ALREADY.said();
            case CANCELLED, REVERSED -> throw UzumRefusal.TRANSACTION_CANCELLED.said();
        };
    }

    private ObjectNode confirmed(Attempt attempt, Order order) {
        return answer(attempt, "CONFIRMED")
                .put("confirmTime", millis(attempt.paidAt()))
                .put("amount", attempt.amount().minor())
                .set("data", data(order));
    }

    private ObjectNode reverse(Till.Locked found) {
        var attempt = found.attempt();
        return switch (attempt.state()) {
            case CREATED -> reversed(withdraw(attempt), found.order());
            case PAID -> reversed(giveBack(attempt), found.order());
            case CANCELLED, REVERSED -> throw UzumRefusal.CANCELLED_ALREADY.said();
        };
    }

    private Attempt withdraw(Attempt attempt) {
        till.details(attempt, Map.of(REVERSED, "before payment"));
        return till.cancel(attempt, null);
    }

    private Attempt giveBack(Attempt attempt) {
        if (attempt.returned().minor() > 0) {
            throw UzumRefusal.NOT_CANCELLABLE.said();
        }
        return till.reverse(attempt, attempt.amount(), null, "reverse " + attempt.externalId());
    }

    private ObjectNode reversed(Attempt attempt, Order order) {
        return answer(attempt, "REVERSED")
                .put("reverseTime", millis(attempt.cancelledAt()))
                .put("amount", attempt.amount().minor())
                .set("data", data(order));
    }

    private ObjectNode status(Attempt attempt) {
        return switch (attempt.state()) {
            case CREATED -> told(attempt, "CREATED");
            case PAID -> told(attempt, "CONFIRMED");
            case REVERSED -> told(attempt, "REVERSED");
            case CANCELLED -> {
                if (!attempt.details().containsKey(REVERSED)) {
                    throw UzumRefusal.TRANSACTION_CANCELLED.said();
                }
                yield told(attempt, "REVERSED");
            }
        };
    }

    private ObjectNode told(Attempt attempt, String status) {
        var answer = answer(attempt, status).put("transTime", attempt.createdAt().toEpochMilli());
        time(answer, "confirmTime", attempt.paidAt());
        time(answer, "reverseTime", attempt.cancelledAt());
        answer.set("data", JSON.createObjectNode());
        return answer.put("amount", attempt.amount().minor());
    }

    // ---- parts

    private void requireService(UzumCall call) {
        if (call.serviceId() != settings.service()) {
            throw UzumRefusal.WRONG_SERVICE.said();
        }
    }

    private ObjectNode answer(Attempt attempt, String status) {
        return JSON.createObjectNode()
                .put("serviceId", settings.service())
                .put("transId", attempt.externalId())
                .put("status", status);
    }

    /** What the app shows to the payer. */
    private static ObjectNode data(Order order) {
        var data = JSON.createObjectNode();
        data.set("order_id", value(order.id()));
        data.set("plan", value(order.plan().name(UiLanguage.UZ)));
        data.set("amount", value(order.amount().amount() + " soʻm"));
        return data;
    }

    private static ObjectNode value(String text) {
        return JSON.createObjectNode().put("value", text);
    }

    private static void time(ObjectNode answer, String name, @Nullable Instant time) {
        if (time == null) {
            answer.putNull(name);
        } else {
            answer.put(name, time.toEpochMilli());
        }
    }

    private static long millis(@Nullable Instant time) {
        return Optional.ofNullable(time).orElseThrow().toEpochMilli();
    }

    private static @Nullable Money money(long minor) {
        return minor < 0 ? null : new Money(minor, CURRENCY);
    }
}
