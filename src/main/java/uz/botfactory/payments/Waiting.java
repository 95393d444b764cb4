package uz.botfactory.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.pages.ReturnPage;
import uz.botfactory.payments.pages.ReturnPage.State;

/** What is known of an order whose payer came back, and when to look again. */
final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GIVE_UP = Duration.ofMinutes(30);
    private static final int OFTEN = 2;
    private static final int SELDOM = 10;

    private Waiting() {}

    /**
     * @param lookedAt staff look at money that came over another amount
     * @param since when the payer came back, in seconds since 1970, as the page says; nobody is believed who says later than now
     */
    static ReturnPage of(Order order, List<Attempt> attempts, boolean lookedAt, @Nullable Long since, Instant now) {
        long from = since == null || since <= 0 || since > now.getEpochSecond() ? now.getEpochSecond() : since;
        var waited = Duration.ofSeconds(now.getEpochSecond() - from);
        var state = lookedAt && order.open() ? State.LOOKED_AT : state(order, attempts, waited);
        return new ReturnPage(order, state, from, every(state, waited));
    }

    private static State state(Order order, List<Attempt> attempts, Duration waited) {
        return switch (order.status()) {
            case PAID, PAST_DUE -> State.PAID;
            case CANCELLED, EXPIRED -> State.OVER;
            case REFUNDED, PARTIALLY_REFUNDED, CHARGED_BACK -> State.RETURNED;
            case PENDING ->
                failed(attempts) ? State.FAILED : waited.compareTo(PATIENCE) < 0 ? State.WAITING : State.LATE;
        };
    }

    private static boolean failed(List<Attempt> attempts) {
        return !attempts.isEmpty() && attempts.getLast().is(Attempt.State.CANCELLED);
    }

    private static int every(State state, Duration waited) {
        return switch (state) {
            case WAITING -> OFTEN;
            case LATE, FAILED -> waited.compareTo(GIVE_UP) < 0 ? SELDOM : 0;
            default -> 0;
        };
    }
}
