package uz.botfactory.payments.uzum;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.botfactory.payments.Order;
import uz.botfactory.plans.Fiscal;
import uz.botfactory.support.UiLanguage;

/** The one thing that an order is about, as fiscal receipts want it. */
record CheckoutCart(Order order, Fiscal fiscal, String taxId) {

    private static final int LONGEST_TITLE = 63;

    /** For the receipt of the payment. */
    ObjectNode purchase() {
        long amount = order.amount().minor();
        var item = item().put("title", title()).put("unitPrice", amount).put("total", amount);
        var cart = node().put("cartId", order.id()).put("receiptType", "PURCHASE").put("total", amount);
        cart.putArray("items").add(item);
        return cart;
    }

    /** For the receipt of a return. */
    ObjectNode giveBack(long amount) {
        var cart = node().put("total", amount);
        cart.putArray("items").add(item());
        return cart;
    }

    private ObjectNode item() {
        var item = node().put("productId", order.plan().code() + "-" + order.period().code()).put("quantity", 1);
        item.set("receiptParams", receipt());
        return item;
    }

    private ObjectNode receipt() {
        var receipt = node().put("spic", fiscal.ikpu())
                .put("packageCode", fiscal.packageCode())
                .put("vatPercent", fiscal.vatPercent());
        return taxId.isBlank() ? receipt : receipt.put(taxId.length() == 14 ? "PINFL" : "TIN", taxId);
    }

    private String title() {
        var name = "BotFactory: " + order.plan().name(UiLanguage.UZ);
        return name.substring(0, Math.min(LONGEST_TITLE, name.length()));
    }

    private static ObjectNode node() {
        return JsonMapper.shared().createObjectNode();
    }
}
