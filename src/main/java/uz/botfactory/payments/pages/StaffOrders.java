package uz.botfactory.payments.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.payments.Order;

/**
 * Orders as the platform's staff look through them.
 *
 * @param status only these; empty for all, and so for the provider and the id
 * @param next where the older ones begin; null at the end
 */
public record StaffOrders(
        String status, String provider, String id, List<String> providers, List<Row> orders, @Nullable String next) {

    /** An order and whose it is. */
    public record Row(Order order, String person) {}
}
