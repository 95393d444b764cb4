package uz.botfactory.payments.click;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.payments.Order;
import uz.botfactory.plans.Fiscal;

/** What stands on the fiscal receipt: one line for the plan, its coupon as a discount. In tiyin. */
final class ClickItems {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_NAME = 63;

    private ClickItems() {}

    static JsonNode of(ClickSettings settings, long payment, Order order, Fiscal codes, String name) {
        var items = JSON.createObjectNode();
        items.put("service_id", Long.parseLong(settings.serviceId()));
        items.put("payment_id", payment);
        items.putArray("items").add(line(settings.taxId(), order, codes, name));
        items.put("received_ecash", 0);
        items.put("received_cash", 0);
        items.put("received_card", order.amount().minor());
        return items;
    }

    private static JsonNode line(String taxId, Order order, Fiscal codes, String name) {
        var line = JSON.createObjectNode();
        line.put("Name", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        line.put("SPIC", codes.ikpu());
        line.put("PackageCode", codes.packageCode());
        line.put("GoodPrice", order.listPrice().minor());
        line.put("Price", order.listPrice().minor());
        line.put("Amount", 1);
        line.put("VAT", vatWithin(order.amount().minor(), codes.vatPercent()));
        line.put("VATPercent", codes.vatPercent());
        if (!order.discount().isZero()) {
            line.put("Discount", order.discount().minor());
        }
        var commission = line.putObject("CommissionInfo");
        if (!taxId.isEmpty()) {
            commission.put(taxId.length() == 14 ? "PINFL" : "TIN", taxId);
        }
        return line;
    }

    /** Prices contain the tax. */
    static long vatWithin(long price, int percent) {
        return BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100 + percent), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
