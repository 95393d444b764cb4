package uz.botfactory.payments.payme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Attempt.State;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.OrderStatus;
import uz.botfactory.payments.Till;

/**
 * Decides what Payme is answered. A transaction of Payme is an {@link Attempt}; it holds its order for twelve hours from
 * the moment it began by Payme's clock. Whatever is asked again is answered again from what was stored.
 */
@Component
class PaymeDesk {

    static final String PROVIDER = "payme";

    static final Duration HOLD = Duration.ofMillis(43_200_000);

    /** Payme's number for a transaction whose time was over. */
    static final int TIMEOUT = 4;

    private static final String ACCOUNT = "account";

    private final Till till;
    private final PaymeFiscal fiscal;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    PaymeDesk(Till till, PaymeFiscal fiscal, Clock clock) {
        this.till = till;
        this.fiscal = fiscal;
        this.clock = clock;
    }

    PaymeAnswer answer(PaymeCall call) {
        return switch (call) {
            case PaymeCall.CheckPerform check -> check(check);
            case PaymeCall.Create create -> create(create);
            case PaymeCall.Perform perform -> perform(perform);
            case PaymeCall.Cancel cancel -> cancel(cancel);
            case PaymeCall.Inquire inquire -> inquire(inquire);
            case PaymeCall.Statement statement -> statement(statement);
            case PaymeCall.SetFiscalData receipt -> keep(receipt);
        };
    }

    private PaymeAnswer check(PaymeCall.CheckPerform check) {
        var held = till.lock(check.account().orderId(), PROVIDER, null);
        var obstacle = obstacle(held, check.amount());
        if (obstacle != null) {
            return PaymeAnswer.refusal(obstacle);
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("allow", true);
        fiscal.detail(held.orElseThrow().order()).ifPresent(detail -> answer.put("detail", detail));
        return new PaymeAnswer.Result(answer);
    }

    private PaymeAnswer create(PaymeCall.Create create) {
        var held = till.lock(create.account().orderId(), PROVIDER, create.id());
        var known = held.flatMap(one -> one.attempt(create.id()));
        return known.isPresent() ? createAgain(known.get(), create) : createFirst(create, held);
    }

    private PaymeAnswer createFirst(PaymeCall.Create create, Optional<Till.Held> held) {
        var obstacle = obstacle(held, create.amount());
        if (obstacle == null && isOver(create.time().plus(HOLD))) {
            obstacle = PaymeError.TIMED_OUT;
        }
        return obstacle != null ? PaymeAnswer.refusal(obstacle) : created(open(held.orElseThrow(), create));
    }

    private Attempt open(Till.Held held, PaymeCall.Create create) {
        var details = Map.of(ACCOUNT, create.account().received());
        return till.hold(held, create.id(), create.time(), HOLD, details);
    }

    private PaymeAnswer createAgain(Attempt known, PaymeCall.Create create) {
        if (!known.order().equals(create.account().orderId())) {
            return PaymeAnswer.refusal(PaymeError.UNKNOWN_ORDER);
        }
        if (known.amount().minor() != create.amount()) {
            return PaymeAnswer.refusal(PaymeError.AMOUNT);
        }
        var attempt = inTime(known);
        return attempt.is(State.CREATED) ? created(attempt) : PaymeAnswer.refusal(whyNot(attempt));
    }

    private static PaymeAnswer created(Attempt attempt) {
        var result = result(attempt, "create_time", attempt.createdAt());
        result.put("receivers", null);
        return new PaymeAnswer.Result(result);
    }

    /** Why the order cannot be paid now; null when it can. */
    private @Nullable PaymeError obstacle(Optional<Till.Held> held, long amount) {
        if (held.isEmpty() || !held.get().order().amount().currency().equals("UZS")) {
            return PaymeError.UNKNOWN_ORDER;
        }
        var order = held.get().order();
        if (!order.open()) {
            return closed(order.status());
        }
        if (order.amount().minor() != amount) {
            return PaymeError.AMOUNT;
        }
        if (fiscal.lacksCodes(order)) {
            return PaymeError.NO_FISCAL_CODES;
        }
        return isHeld(held.get().attempts()) ? PaymeError.HELD : null;
    }

    private static PaymeError closed(OrderStatus status) {
        return switch (status) {
            case CANCELLED -> PaymeError.CANCELLED_ORDER;
            case EXPIRED -> PaymeError.EXPIRED_ORDER;
            case REFUNDED, CHARGED_BACK -> PaymeError.REFUNDED_ORDER;
            case PENDING, PAID, PAST_DUE, PARTIALLY_REFUNDED -> PaymeError.PAID_ORDER;
        };
    }

    /** Whether a transaction holds the order; those whose time is over are called off on the way. */
    private boolean isHeld(List<Attempt> tries) {
        return tries.stream()
                .filter(attempt -> attempt.is(State.CREATED))
                .map(this::inTime)
                .anyMatch(attempt -> attempt.is(State.CREATED));
    }

    private PaymeAnswer perform(PaymeCall.Perform perform) {
        var known = till.lockByExternal(PROVIDER, perform.id());
        if (known.isEmpty()) {
            return PaymeAnswer.refusal(PaymeError.NO_TRANSACTION);
        }
        var attempt = inTime(known.get().attempt());
        if (attempt.is(State.CREATED)) {
            attempt = till.settle(known.get().order(), attempt);
        }
        return attempt.is(State.PAID) ? performed(attempt) : PaymeAnswer.refusal(whyNot(attempt));
    }

    private static PaymeAnswer performed(Attempt attempt) {
        return new PaymeAnswer.Result(result(attempt, "perform_time", attempt.paidAt()));
    }

    private PaymeAnswer cancel(PaymeCall.Cancel cancel) {
        var known = till.lockByExternal(PROVIDER, cancel.id());
        if (known.isEmpty()) {
            return PaymeAnswer.refusal(PaymeError.NO_TRANSACTION);
        }
        var attempt = inTime(known.get().attempt());
        var cancelled = switch (attempt.state()) {
            case CREATED -> till.cancel(attempt, cancel.reason());
            case PAID -> till.reverse(attempt, attempt.left(), cancel.reason(), "cancelled by Payme");
            case CANCELLED, REVERSED -> attempt;
        };
        return new PaymeAnswer.Result(result(cancelled, "cancel_time", cancelled.cancelledAt()));
    }

    private PaymeAnswer inquire(PaymeCall.Inquire inquire) {
        return till.attempt(PROVIDER, inquire.id())
                .map(this::upToDate)
                .<PaymeAnswer>map(attempt -> new PaymeAnswer.Result(state(attempt)))
                .orElseGet(() -> PaymeAnswer.refusal(PaymeError.NO_TRANSACTION));
    }

    private PaymeAnswer statement(PaymeCall.Statement statement) {
        var transactions = till.statement(PROVIDER, statement.from(), statement.to()).stream()
                .map(this::upToDate)
                .map(this::line)
                .toList();
        return new PaymeAnswer.Result(Map.of("transactions", transactions));
    }

    private Map<String, Object> line(Attempt attempt) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", attempt.externalId());
        line.put("time", attempt.companyTime().toEpochMilli());
        line.put("amount", attempt.amount().minor());
        line.put("account", account(attempt));
        line.putAll(state(attempt));
        line.put("receivers", null);
        return line;
    }

    private JsonNode account(Attempt attempt) {
        return json.readTree(attempt.details().getOrDefault(ACCOUNT, "{}"));
    }

    private static Map<String, Object> state(Attempt attempt) {
        var state = new LinkedHashMap<String, Object>();
        state.put("create_time", millis(attempt.createdAt()));
        state.put("perform_time", millis(attempt.paidAt()));
        state.put("cancel_time", millis(attempt.cancelledAt()));
        state.put("transaction", Long.toString(attempt.id()));
        state.put("state", number(attempt.state()));
        state.put("reason", attempt.reason());
        return state;
    }

    private PaymeAnswer keep(PaymeCall.SetFiscalData receipt) {
        var known = till.lockByExternal(PROVIDER, receipt.id());
        if (known.isEmpty()) {
            return PaymeAnswer.refusal(PaymeError.NO_RECEIPT);
        }
        var prefix = "fiscal." + receipt.type().toLowerCase(Locale.ROOT) + ".";
        var details = new LinkedHashMap<String, String>();
        receipt.receipt().forEach((field, value) -> details.put(prefix + field, value));
        till.details(known.get().attempt(), details);
        return new PaymeAnswer.Result(Map.of("success", true));
    }

    /** Reading changes nothing, except that what is over is called off. */
    private Attempt upToDate(Attempt attempt) {
        return isLapsed(attempt)
                ? inTime(till.lockByExternal(PROVIDER, attempt.externalId()).orElseThrow().attempt())
                : attempt;
    }

    /** The attempt, called off if its time is over. Its order must be locked. */
    private Attempt inTime(Attempt attempt) {
        return isLapsed(attempt) ? till.cancel(attempt, TIMEOUT) : attempt;
    }

    private boolean isLapsed(Attempt attempt) {
        return attempt.is(State.CREATED) && attempt.holdsUntil() != null && isOver(attempt.holdsUntil());
    }

    private boolean isOver(Instant end) {
        return !clock.instant().isBefore(end);
    }

    private static PaymeError whyNot(Attempt attempt) {
        boolean timeout = attempt.is(State.CANCELLED) && Integer.valueOf(TIMEOUT).equals(attempt.reason());
        return timeout ? PaymeError.TIMED_OUT : PaymeError.CANNOT_PERFORM;
    }

    private static Map<String, Object> result(Attempt attempt, String timeName, @Nullable Instant time) {
        var result = new LinkedHashMap<String, Object>();
        result.put("transaction", Long.toString(attempt.id()));
        result.put(timeName, millis(time));
        result.put("state", number(attempt.state()));
        return result;
    }

    private static int number(State state) {
        return switch (state) {
            case CREATED -> 1;
            case PAID -> 2;
            case CANCELLED -> -1;
            case REVERSED -> -2;
        };
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? 0 : time.toEpochMilli();
    }
}
