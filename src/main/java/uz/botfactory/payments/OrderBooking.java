package uz.botfactory.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Ledger.Entry;
import uz.botfactory.plans.Money;

/** What happens to an order, written into its row, its history and the ledger at once. */
@Component
class OrderBooking {

    private final OrderTable orders;
    private final Ledger ledger;
    private final CouponUses coupons;
    private final Providers providers;
    private final Clock clock;

    OrderBooking(OrderTable orders, Ledger ledger, CouponUses coupons, Providers providers, Clock clock) {
        this.orders = orders;
        this.ledger = ledger;
        this.coupons = coupons;
        this.providers = providers;
        this.clock = clock;
    }

    void placed(Order order, String by) {
        ledger.bookLater(List.of(sale(order, "placed", "1", by)));
        orders.write(order, order.status().code(), order.amount(), by);
    }

    /** Nobody pays it: what was expected is not expected any more. */
    void dropped(Order order, OrderStatus status, String by) {
        ledger.bookLater(List.of(Entry.of(order, "dropped", key(order), by, status.code())
                .from(Ledger.RECEIVABLE, order.amount())
                .from(Ledger.DISCOUNTS, order.discount())
                .to(Ledger.SALES, order.listPrice())));
        if (order.coupon() != null) {
            coupons.freed(order.account(), order.id());
        }
        move(order, status, by);
    }

    /**
     * The money of an attempt pays the order, also one that was dropped, and each renewal.
     *
     * @param change what it did to the plan
     */
    void paid(Order order, Attempt attempt, Money fromCredit, @Nullable UUID change) {
        var entries = new ArrayList<>(expected(order, attempt));
        entries.add(Entry.of(order, "payment", "attempt " + attempt.id(), order.provider(), "paid")
                .about(attempt)
                .to(Ledger.cash(order.provider()), attempt.amount().minor() - fromCredit.minor())
                .to(Ledger.OWED, fromCredit)
                .from(Ledger.RECEIVABLE, attempt.amount()));
        entries.add(Entry.of(order, "grant", "attempt " + attempt.id(), order.provider(), order.plan().code())
                .about(attempt)
                .gives(change));
        ledger.bookLater(entries);
        if (order.coupon() != null) {
            coupons.used(order.account(), order.id());
        }
        orders.paid(order, attempt, nextQuestion(order), order.provider());
    }

    /** What was not expected yet: a renewal, an order that was dropped, another amount than ordered. */
    private static List<Entry> expected(Order order, Attempt attempt) {
        var key = "attempt " + attempt.id();
        if (order.credits() > 0) {
            return List.of(Entry.of(order, "placed", key, order.provider(), "renewal")
                    .about(attempt)
                    .to(Ledger.RECEIVABLE, attempt.amount())
                    .from(Ledger.SALES, attempt.amount()));
        }
        var entries = new ArrayList<Entry>();
        if (order.status() != OrderStatus.PENDING) {
            entries.add(sale(order, "placed", key, order.provider()));
        }
        long more = attempt.amount().minor() - order.amount().minor();
        if (more != 0) {
            entries.add(Entry.of(order, "adjusted", key, order.provider(), "collected otherwise than ordered")
                    .about(attempt)
                    .to(Ledger.RECEIVABLE, more)
                    .to(Ledger.SALES, -more));
        }
        return entries;
    }

    /** Money that no order needs: we owe it to the account. */
    void surplus(Order order, Attempt attempt) {
        var amount = attempt.amount();
        ledger.bookLater(List.of(Entry.of(order, "surplus", "attempt " + attempt.id(), order.provider(), order.status().code())
                .about(attempt)
                .to(Ledger.cash(order.provider()), amount)
                .from(Ledger.OWED, amount)));
        orders.write(order, "surplus", amount, order.provider());
        orders.askLater(order, nextQuestion(order));
    }

    /** Its company may have to give the money back, and the word of that may be lost. */
    private @Nullable Instant nextQuestion(Order order) {
        return Pace.afterPayment(providers.get(order.provider()), clock.instant());
    }

    /** Money went back to the payer. Whether it was booked now. */
    boolean returned(Order order, Attempt attempt, String kind, Money amount, String key, String reason) {
        return ledger.book(Entry.of(order, kind, attempt.id() + " " + key, order.provider(), reason)
                .about(attempt)
                .to(attempt.surplus() ? Ledger.OWED : Ledger.REFUNDS, amount)
                .from(Ledger.cash(order.provider()), amount));
    }

    void move(Order order, OrderStatus status, String by) {
        orders.move(order, status, by);
    }

    private static Entry sale(Order order, String kind, String key, String by) {
        return Entry.of(order, kind, key, by, order.plan().code() + " " + order.period().code())
                .to(Ledger.RECEIVABLE, order.amount())
                .to(Ledger.DISCOUNTS, order.discount())
                .from(Ledger.SALES, order.listPrice());
    }

    private static String key(Order order) {
        return String.valueOf(order.credits());
    }
}
