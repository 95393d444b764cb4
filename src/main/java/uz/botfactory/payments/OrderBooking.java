package uz.botfactory.payments;

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

    OrderBooking(OrderTable orders, Ledger ledger, CouponUses coupons) {
        this.orders = orders;
        this.ledger = ledger;
        this.coupons = coupons;
    }

    void placed(Order order, String by) {
        ledger.book(sale(order, "placed", "1", by));
        orders.write(order, order.status().code(), order.amount(), by);
    }

    /** Nobody pays it: what was expected is not expected any more. */
    void dropped(Order order, OrderStatus status, String by) {
        ledger.book(Entry.of(order, "dropped", key(order), by, status.code())
                .from(Ledger.RECEIVABLE, order.amount())
                .from(Ledger.DISCOUNTS, order.discount())
                .to(Ledger.SALES, order.listPrice()));
        coupons.freed(order.account(), order.id());
        move(order, status, by);
    }

    /** The money of an attempt pays the order, also one that was dropped, and each renewal. */
    void paid(Order order, Attempt attempt, Money fromCredit) {
        if (order.credits() > 0) {
            ledger.book(Entry.of(order, "placed", "attempt " + attempt.id(), order.provider(), "renewal")
                    .about(attempt)
                    .to(Ledger.RECEIVABLE, attempt.amount())
                    .from(Ledger.SALES, attempt.amount()));
        } else {
            expect(order, attempt);
        }
        ledger.book(Entry.of(order, "payment", "attempt " + attempt.id(), order.provider(), "paid")
                .about(attempt)
                .to(Ledger.cash(order.provider()), attempt.amount().minor() - fromCredit.minor())
                .to(Ledger.OWED, fromCredit)
                .from(Ledger.RECEIVABLE, attempt.amount()));
        coupons.used(order.account(), order.id());
        move(order, OrderStatus.PAID, order.provider());
    }

    /** The first money: a dropped order is wanted again, and another amount than ordered is what it costs. */
    private void expect(Order order, Attempt attempt) {
        if (order.status() != OrderStatus.PENDING) {
            ledger.book(sale(order, "placed", "attempt " + attempt.id(), order.provider()));
        }
        long more = attempt.amount().minor() - order.amount().minor();
        if (more == 0) {
            return;
        }
        ledger.book(Entry.of(order, "adjusted", "attempt " + attempt.id(), order.provider(), "collected otherwise than ordered")
                .about(attempt)
                .to(Ledger.RECEIVABLE, more)
                .to(Ledger.SALES, -more));
    }

    void granted(Order order, Attempt attempt, @Nullable UUID change) {
        ledger.book(Entry.of(order, "grant", "attempt " + attempt.id(), order.provider(), order.plan().code())
                .about(attempt)
                .gives(change));
    }

    /** Money that no order needs: we owe it to the account. */
    void surplus(Order order, Attempt attempt) {
        var amount = attempt.amount();
        ledger.book(Entry.of(order, "surplus", "attempt " + attempt.id(), order.provider(), order.status().code())
                .about(attempt)
                .to(Ledger.cash(order.provider()), amount)
                .from(Ledger.OWED, amount));
        orders.write(order, "surplus", amount, order.provider());
    }

    /** Money went back to the payer. Whether it was booked now. */
    boolean returned(Order order, Attempt attempt, String kind, Money amount, String key, String reason) {
        return ledger.book(Entry.of(order, kind, attempt.id() + " " + key, order.provider(), reason)
                .about(attempt)
                .to(attempt.surplus() ? Ledger.OWED : Ledger.REFUNDS, amount)
                .from(Ledger.cash(order.provider()), amount));
    }

    void move(Order order, OrderStatus status, String by) {
        orders.status(order, status);
        orders.write(order, status.code(), order.amount(), by);
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
