package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** One order and its money, for staff. */
@RestController
@RequestMapping("/api/v1/admin/orders/{id}")
@Tag(name = "admin")
class AdminOrdersApi {

    private static final int LONGEST_NOTE = 1000;

    /** @param received what came in, as an amount in the order's currency; left out: all of it */
    record Payment(@Nullable JsonNode received, @Nullable JsonNode amount) {

        private @Nullable JsonNode money() {
            return received == null ? amount : received;
        }
    }

    /** @param amount left out: all that is left; @param attempt which payment, left out: the one that paid the order */
    record RefundWish(@Nullable JsonNode amount, @Nullable Long attempt, @Nullable String key, @Nullable String note) {}

    /** What a payment company tried to collect. */
    record AttemptView(
            long id,
            String provider,
            String externalId,
            String state,
            OrdersApi.Amount amount,
            OrdersApi.Amount returned,
            Instant createdAt,
            @Nullable Instant paidAt,
            @Nullable Instant cancelledAt,
            @Nullable Integer reason,
            boolean credit,
            Map<String, String> details) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.id(),
                    attempt.provider(),
                    attempt.externalId(),
                    attempt.state().name().toLowerCase(Locale.ROOT),
                    OrdersApi.Amount.of(attempt.amount()),
                    OrdersApi.Amount.of(attempt.returned()),
                    attempt.createdAt(),
                    attempt.paidAt(),
                    attempt.cancelledAt(),
                    attempt.reason(),
                    attempt.surplus(),
                    attempt.details());
        }
    }

    /** @param moneyReturned it went back by hand and is booked now; false: none goes back; never left out, nor is the note */
    record Settlement(@Nullable Boolean moneyReturned, @Nullable String note) {}

    /**
     * @param state asked, to_do (by hand in the company's cabinet), done, refused or closed (no money goes back)
     * @param settledNote how staff ended what the company did not do
     */
    record RefundView(
            String id,
            long attempt,
            OrdersApi.Amount amount,
            String state,
            String note,
            Instant createdAt,
            @Nullable Instant doneAt,
            @Nullable String settledNote) {

        static RefundView of(Refund refund) {
            return new RefundView(
                    refund.id().toString(),
                    refund.attempt(),
                    OrdersApi.Amount.of(refund.amount()),
                    refund.state(),
                    refund.note(),
                    refund.createdAt(),
                    refund.doneAt(),
                    refund.settled() == null ? null : refund.settled().note());
        }
    }

    record Details(OrdersApi.OrderView order, List<AttemptView> attempts, List<RefundView> refunds) {}

    private final Orders orders;
    private final AttemptTable attempts;
    private final ManualMoney manual;
    private final Refunds refunds;

    AdminOrdersApi(Orders orders, AttemptTable attempts, ManualMoney manual, Refunds refunds) {
        this.orders = orders;
        this.attempts = attempts;
        this.manual = manual;
        this.refunds = refunds;
    }

    @GetMapping
    Details show(@PathVariable String id) {
        return new Details(
                view(id),
                attempts.of(id).stream().map(AttemptView::of).toList(),
                refunds.of(id).stream().map(RefundView::of).toList());
    }

    /** The money of a manual order came in; without an amount: all of it. */
    @PostMapping("/paid")
    OrdersApi.OrderView paid(@PathVariable String id, @RequestBody(required = false) @Nullable Payment payment, CurrentUser admin) {
        var whole = orders.any(id).amount();
        var given = payment == null ? null : payment.money();
        var received = given == null || given.isNull() ? whole : StaffMoney.read(given, whole.currency(), "amount");
        manual.received(id, received, admin.id());
        return view(id);
    }

    /** Gives money back; 202 while it waits for the payment company or for staff in the company's cabinet. */
    @PostMapping("/refund")
    ResponseEntity<OrdersApi.OrderView> refund(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable RefundWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String header,
            CurrentUser admin) {
        var wish = body == null ? new RefundWish(null, null, null, null) : body;
        var refund = refunds.give(
                id, new Refunds.Wish(amount(id, wish), wish.attempt(), key(wish, header), note(wish), admin.id()));
        boolean booked = refund.state().equals(Refund.DONE);
        return ResponseEntity.status(booked ? HttpStatus.OK : HttpStatus.ACCEPTED).body(view(id));
    }

    /** Ends a refund that the company refused, or that waits for staff, with a note. */
    @PostMapping("/refunds/{refund}/settle")
    RefundView settle(
            @PathVariable String id, @PathVariable String refund, @RequestBody Settlement body, CurrentUser admin) {
        if (body.moneyReturned() == null) {
            throw Problem.of(422, "money_returned_required", "payments.problem.settleHow").at("moneyReturned");
        }
        return RefundView.of(refunds.settle(id, Ids.parse(refund), body.moneyReturned(), body.note(), admin.id()));
    }

    private @Nullable Money amount(String id, RefundWish wish) {
        return wish.amount() == null || wish.amount().isNull()
                ? null
                : StaffMoney.read(wish.amount(), currency(orders.any(id), wish), "amount");
    }

    /** Money may have come in another currency than the order's. */
    private String currency(Order order, RefundWish wish) {
        return attempts.of(order.id()).stream()
                .filter(one -> wish.attempt() != null && one.id() == wish.attempt())
                .findAny()
                .map(Attempt::amount)
                .orElse(order.amount())
                .currency();
    }

    private static String key(RefundWish wish, @Nullable String header) {
        if (wish.key() != null && !wish.key().isBlank()) {
            return wish.key().strip();
        }
        return header == null || header.isBlank() ? Ids.next().toString() : header.strip();
    }

    private static String note(RefundWish wish) {
        var note = wish.note() == null ? "" : wish.note().strip();
        if (note.length() > LONGEST_NOTE) {
            throw Problem.of(422, "note_too_long", "payments.problem.reason").at("note");
        }
        return note;
    }

    private OrdersApi.OrderView view(String id) {
        return OrdersApi.OrderView.of(orders.any(id), null);
    }
}
