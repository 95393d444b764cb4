package uz.botfactory.payments.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import uz.botfactory.payments.Order;

/** The way to buy what an order was for once more, or to pay for it otherwise. */
final class Again {

    private Again() {}

    /** The checkout with the same choice and coupon; an order that waits for its money is replaced by the new one. */
    static String address(Order order) {
        return "/checkout?plan=" + order.plan().code() + "&period=" + order.period().code() + "&currency="
                + order.amount().currency()
                + (order.coupon() == null ? "" : "&coupon=" + URLEncoder.encode(order.coupon(), StandardCharsets.UTF_8))
                + (order.open() ? "&order=" + order.id() : "");
    }
}
