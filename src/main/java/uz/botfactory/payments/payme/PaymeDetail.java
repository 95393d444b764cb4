package uz.botfactory.payments.payme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.botfactory.payments.Order;
import uz.botfactory.plans.Fiscal;

/** What Payme prints on the fiscal receipt: one line for the plan, its coupon as a discount. */
final class PaymeDetail {

    private static final int SALE = 0;

    private PaymeDetail() {}

    static Map<String, Object> of(Order order, Fiscal codes, String title) {
        var line = new LinkedHashMap<String, Object>();
        line.put("title", title);
        line.put("price", order.listPrice().minor());
        line.put("count", 1);
        line.put("code", codes.ikpu());
        line.put("package_code", codes.packageCode());
        line.put("vat_percent", codes.vatPercent());
        if (!order.discount().isZero()) {
            line.put("discount", order.discount().minor());
        }
        return Map.of("receipt_type", SALE, "items", List.of(line));
    }
}
