package uz.botfactory.payments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.pages.Sum;

/** Turns a filled-in form into an order; the same form again gives the same order as long as nobody paid it. */
@Component
class Buying {

    private final Orders orders;
    private final Ordering ordering;
    private final Till till;

    Buying(Orders orders, Ordering ordering, Till till) {
        this.orders = orders;
        this.ordering = ordering;
        this.till = till;
    }

    /**
     * The order for this wish.
     *
     * @param sum what the form would cost now
     * @param former an order that this one replaces; it is given up, as is any other that keeps the coupon
     */
    @Transactional
    Order order(AccountId account, NewOrder wish, Sum sum, @Nullable String former) {
        var same = orders.of(account).stream().filter(order -> order.open() && fits(order, wish, sum)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        var coupon = Coupons.normalOrNull(wish.coupon());
        orders.of(account).stream()
                .filter(Order::open)
                .filter(order -> order.id().equals(former) || coupon != null && coupon.equals(order.coupon()))
                .filter(order -> till.holding(order).isEmpty())
                .forEach(order -> orders.cancel(account, order.id()));
        return ordering.place(account, wish);
    }

    private boolean fits(Order order, NewOrder wish, Sum sum) {
        var plan = orders.sold(wish.plan());
        return order.plan().code().equals(plan.code())
                && order.plan().version() == plan.version()
                && order.period().code().equals(wish.period())
                && order.provider().equals(wish.provider())
                && order.renewing() == "automatic".equals(wish.renewal())
                && order.listPrice().equals(sum.list())
                && (order.coupon() == null ? "" : order.coupon()).equalsIgnoreCase(wish.coupon());
    }
}
