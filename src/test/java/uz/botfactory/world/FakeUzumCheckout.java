package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Uzum Checkout as its OpenAPI 1.10.3 has it, with what people found at its test bench: everything below /api/v1/, HTTP 200
 * with an errorCode in any case, strict headers, fields and limits. One server for all tests; each payment is its own.
 */
public final class FakeUzumCheckout extends StrictFake<FakeUzumCheckout.Mood> {

    public static final String TERMINAL = "7a1b5c2d-0000-4000-8000-000000000001";
    public static final String KEY = "uzum-key-for-tests";

    /** What happens to the next call. */
    public enum Mood {
        /** Does not carry it out. */
        DOWN,
        /** Something in between answers. */
        HTML,
        /** Carries it out; the answer never arrives. */
        ANSWER_LOST,
        INTERNAL_ERROR
    }

    private static final FakeUzumCheckout SHARED = new FakeUzumCheckout();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LARGEST = 999_999_999_999L;

    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private volatile boolean fiscal;

    private FakeUzumCheckout() {}

    /** The one that the product under test speaks to. */
    public static FakeUzumCheckout shared() {
        return SHARED;
    }

    /** Whether the terminal makes fiscal receipts, and so insists on a cart. */
    public void makesReceipts(boolean makes) {
        fiscal = makes;
    }

    /** The payment behind the page that the payer was sent to. */
    public Payment behind(String page) {
        return payment(page.substring(page.lastIndexOf('/') + 1));
    }

    public Payment payment(String id) {
        var payment = payments.get(id);
        if (payment == null) {
            throw new AssertionError("No payment " + id);
        }
        return payment;
    }

    /** All payments for an order of ours, the first one first. */
    public List<Payment> of(String order) {
        return payments.values().stream()
                .filter(payment -> payment.number().startsWith(order))
                .sorted((one, other) -> one.registeredAt.compareTo(other.registeredAt))
                .toList();
    }

    /** One payment, and what its payer and the people in the cabinet do. */
    public static final class Payment {

        private final String id = UUID.randomUUID().toString();
        private final Instant registeredAt = Instant.now();
        private final JsonNode request;
        private final List<ObjectNode> operations = new ArrayList<>();
        private String status = "REGISTERED";
        private long completed;
        private long refunded;
        private boolean slow;
        private final List<ObjectNode> receipts = new ArrayList<>();
        private int asked;

        private Payment(JsonNode request) {
            this.request = request;
        }

        public String id() {
            return id;
        }

        /** Our number. */
        public String number() {
            return request.path("orderNumber").asString();
        }

        public JsonNode request() {
            return request;
        }

        public synchronized long refunded() {
            return refunded;
        }

        public void isPaid() {
            isPaid(request.path("amount").asLong());
        }

        /** Another amount than registered was debited. Nobody pays twice on one page. */
        public synchronized void isPaid(long amount) {
            if (completed > 0) {
                return;
            }
            status = "COMPLETED";
            completed = amount;
            operation("COMPLETE", "SUCCESS", null);
        }

        /** What Uzum told before was not what it had debited. */
        public synchronized void turnsOutToBe(long amount) {
            completed = amount;
        }

        public synchronized void isDeclined() {
            if (completed > 0) {
                return;
            }
            status = "DECLINED";
            operation("AUTHORIZE", "FAIL", null);
        }

        /** In the cabinet, by people, as far as there is something to give back. */
        public synchronized void isGivenBack(long amount) {
            if (amount <= completed - refunded) {
                refund(amount, null);
            }
        }

        /** Refunds are taken, and carried out or not only later. */
        public synchronized void refundsSlowly() {
            slow = true;
        }

        /** What was taken is carried out, or it turns out that it cannot be. */
        public synchronized void refundEnds(boolean well) {
            var last = operations.getLast();
            last.put("state", well ? "SUCCESS" : "FAIL");
            if (well) {
                refunded += last.path("amount").asLong();
            }
        }

        private void refund(long amount, String ours) {
            if (slow && ours != null) {
                operation("REFUND", "IN_PROGRESS", ours).put("amount", amount);
                return;
            }
            refunded += amount;
            if (refunded == completed) {
                status = "REFUNDED";
            }
            operation("REFUND", "SUCCESS", ours);
        }

        private ObjectNode operation(String type, String state, String ours) {
            var operation = JSON.createObjectNode()
                    .put("operationId", UUID.randomUUID().toString())
                    .put("startAt", Instant.now().toString())
                    .put("doneAt", Instant.now().toString())
                    .put("operationType", type)
                    .put("state", state);
            if (ours != null) {
                operation.put("merchantOperationId", ours);
            }
            operations.add(operation);
            return operation;
        }

        /** The terminal has made the receipt of the payment, or of its return. */
        public synchronized String isPrinted(boolean ofReturn) {
            var url = "https://ofd.soliq.uz/check?t=" + id + receipts.size();
            receipts.add(JSON.createObjectNode().put("receiptUrl", url).put("receiptType", ofReturn ? "REFUND" : "PURCHASE"));
            return url;
        }

        private synchronized ObjectNode receipts() {
            asked++;
            var told = JSON.createObjectNode();
            receipts.forEach(told.putArray("receipts")::add);
            return told;
        }

        /** How often its receipts were asked for. */
        public synchronized int asked() {
            return asked;
        }

        /** What Uzum says to the merchant's address. */
        public synchronized ObjectNode callback() {
            var last = operations.isEmpty() ? operation("AUTHORIZE", "FAIL", null) : operations.getLast();
            return JSON.createObjectNode()
                    .put("orderId", id)
                    .put("orderNumber", number())
                    .put("operationState", last.path("state").asString())
                    .put("operationType", last.path("operationType").asString())
                    .put("rrn", "000012345678");
        }

        private synchronized ObjectNode standing() {
            var standing = JSON.createObjectNode()
                    .put("orderId", id)
                    .put("status", status)
                    .put("merchantOrderId", number())
                    .put("amount", request.path("amount").asLong())
                    .put("totalAmount", request.path("amount").asLong())
                    .put("completedAmount", completed)
                    .put("refundedAmount", refunded)
                    .put("reversedAmount", 0);
            var history = standing.putArray("operations");
            operations.forEach(history::add);
            return standing;
        }
    }

    /** Uzum's refusal. */
    private static final class Refused extends RuntimeException {
        private final int code;

        Refused(int code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }

    private static Refused invalid(String what) {
        return new Refused(2000, "ValidationError: " + what);
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        var mood = moment("");
        if (mood == Mood.DOWN || mood == Mood.HTML) {
            sendPage(exchange, mood == Mood.DOWN ? 503 : 200);
        } else if (mood == Mood.INTERNAL_ERROR) {
            send(exchange, 200, "application/json", "{\"errorCode\":5000,\"message\":\"Internal Error\"}");
        } else if (!exchange.getRequestURI().getPath().startsWith("/api/v1/")) {
            violations().add("403 for " + exchange.getRequestURI());
            sendPage(exchange, 403);
        } else if (!exchange.getRequestMethod().equals("POST")) {
            violations().add("405 for " + exchange.getRequestMethod());
            send(exchange, 405, "application/json", "{\"detail\":\"Method Not Allowed\"}");
        } else {
            var answer = carriedOut(exchange, body);
            if (mood != Mood.ANSWER_LOST) {
                send(exchange, 200, "application/json", answer);
            }
        }
    }

    private String carriedOut(HttpExchange exchange, byte[] body) {
        var answer = JSON.createObjectNode();
        try {
            var result = carryOut(exchange, parsed(body));
            answer.put("errorCode", 0).set("result", result);
        } catch (Refused e) {
            violations().add(e.getMessage());
            answer.put("errorCode", e.code).put("message", e.getMessage());
        }
        return answer.toString();
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw invalid("no JSON");
        }
    }

    private ObjectNode carryOut(HttpExchange exchange, JsonNode body) {
        if (!header(exchange, "X-Terminal-Id").equals(TERMINAL)) {
            throw new Refused(3001, "Terminal not found");
        }
        if (!header(exchange, "X-API-Key").equals(KEY)) {
            throw new Refused(1006, "Access error");
        }
        if (!header(exchange, "Content-Type").startsWith("application/json")) {
            throw invalid("Content-Type");
        }
        return switch (exchange.getRequestURI().getPath().substring("/api/v1/".length())) {
            case "payment/register" -> register(header(exchange, "Content-Language"), body);
            case "payment/getOrderStatus" -> known(body).standing();
            case "payment/getReceipts" -> known(body).receipts();
            case "acquiring/refund" -> refund(header(exchange, "X-Operation-Id"), body);
            default -> throw invalid("no such method");
        };
    }

    // ---- register

    private ObjectNode register(String language, JsonNode body) {
        require(Set.of("ru-RU", "uz-UZ", "en-EN").contains(language), "Content-Language " + language);
        onlyKnown(body, Set.of(
                "amount", "clientId", "currency", "paymentDetails", "orderNumber", "successUrl", "failureUrl", "viewType",
                "paymentParams", "merchantParams", "sessionTimeoutSecs"));
        whole(body, "amount", 1, LARGEST);
        text(body, "clientId", 1, 255);
        require(body.path("currency").isInt() && body.path("currency").asInt() == 860, "currency");
        text(body, "orderNumber", 1, 36);
        require(Set.of("REDIRECT", "IFRAME", "WEB_VIEW").contains(body.path("viewType").asString("")), "viewType");
        require(Set.of("ONE_STEP", "TWO_STEP").contains(body.at("/paymentParams/payType").asString("")), "payType");
        whole(body, "sessionTimeoutSecs", 600, 1800);
        require(body.path("paymentDetails").asString("").length() <= 1024, "paymentDetails");
        if (body.path("viewType").asString().equals("REDIRECT")) {
            address(body, "successUrl");
            address(body, "failureUrl");
        }
        cart(body);
        if (!numbers.add(body.path("orderNumber").asString())) {
            throw new Refused(3027, "Payment with this order number already exists");
        }
        var payment = new Payment(body);
        payments.put(payment.id, payment);
        return JSON.createObjectNode().put("orderId", payment.id).put("paymentRedirectUrl", url() + "/pay/" + payment.id);
    }

    private void cart(JsonNode body) {
        var cart = body.at("/merchantParams/cart");
        if (!cart.isObject()) {
            if (fiscal) {
                throw new Refused(3045, "[AUTOFISCALIZATION] You need to provide a cart with fiscalization params");
            }
            return;
        }
        text(cart, "cartId", 1, 255);
        require(Set.of("PURCHASE", "PREPAID").contains(cart.path("receiptType").asString("")), "receiptType");
        long sum = 0;
        for (var item : items(cart)) {
            text(item, "title", 1, 63);
            whole(item, "unitPrice", 1, LARGEST);
            long total = whole(item, "total", 1, LARGEST);
            require(total == item.path("unitPrice").asLong() * item.path("quantity").asLong(), "item total");
            sum += total;
        }
        if (sum != whole(cart, "total", 1, LARGEST) || sum != body.path("amount").asLong()) {
            throw new Refused(3059, "Incorrect total amount of the cart");
        }
    }

    private static List<JsonNode> items(JsonNode cart) {
        var items = cart.path("items").valueStream().toList();
        require(!items.isEmpty(), "items");
        for (var item : items) {
            text(item, "productId", 1, 255);
            whole(item, "quantity", 1, LARGEST);
            var receipt = item.path("receiptParams");
            require(receipt.path("spic").asString("").matches("\\d{17}"), "spic");
            text(receipt, "packageCode", 1, 20);
            whole(receipt, "vatPercent", 0, 99);
            require(receipt.has("TIN") != receipt.has("PINFL"), "You need pass TIN or PINFL for receiptParams");
        }
        return items;
    }

    // ---- refund

    private ObjectNode refund(String operation, JsonNode body) {
        require(isUuid(operation), "X-Operation-Id");
        onlyKnown(body, Set.of("orderId", "amount", "cart"));
        var payment = known(body);
        long amount = whole(body, "amount", 1, LARGEST);
        synchronized (payment) {
            if (payment.operations.stream().anyMatch(one -> one.path("merchantOperationId").asString("").equals(operation))) {
                throw new Refused(3028, "Operation already exists");
            }
            if (!payment.status.equals("COMPLETED")) {
                throw new Refused(3000, "Invalid payment status");
            }
            if (amount > payment.completed - payment.refunded) {
                throw new Refused(3021, "Incorrect amount for refund");
            }
            if (fiscal) {
                require(body.path("cart").isObject(), "cart");
                require(whole(body.path("cart"), "total", 1, LARGEST) == amount, "cart total");
                items(body.path("cart"));
            }
            payment.refund(amount, operation);
            return JSON.createObjectNode().set("operationId", payment.operations.getLast().path("operationId"));
        }
    }

    private Payment known(JsonNode body) {
        require(isUuid(body.path("orderId").asString("")), "orderId");
        var payment = payments.get(body.path("orderId").asString());
        if (payment == null) {
            throw new Refused(3005, "Payment not found");
        }
        return payment;
    }

    // ---- rules

    private static void require(boolean right, String what) {
        if (!right) {
            throw invalid(what);
        }
    }

    private static void onlyKnown(JsonNode body, Set<String> known) {
        body.propertyNames().forEach(name -> require(known.contains(name), "unknown " + name));
    }

    private static long whole(JsonNode body, String name, long least, long most) {
        var value = body.path(name);
        require(value.isIntegralNumber() && value.asLong() >= least && value.asLong() <= most, name);
        return value.asLong();
    }

    private static void text(JsonNode body, String name, int shortest, int longest) {
        var value = body.path(name);
        require(value.isString() && value.asString().length() >= shortest && value.asString().length() <= longest, name);
    }

    private static void address(JsonNode body, String name) {
        text(body, name, 1, 2083);
        require(URI.create(body.path(name).asString()).isAbsolute(), name);
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
