package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
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
 * Payoneer Checkout as its own shop plugins use it: lists, charges and payouts under /api, one media type in both
 * directions, unique transaction numbers, amounts in decimal major units. One server for all tests; each page is its own.
 */
public final class FakePayoneer extends StrictFake<FakePayoneer.Mood> {

    public static final String MERCHANT = "TESTMERCHANT";
    public static final String TOKEN = "payoneer-token-for-tests";
    public static final String MEDIA = "application/vnd.optile.payment.enterprise-v1-extensible+json";

    /** What happens to the next call. */
    public enum Mood {
        /** Does not carry it out. */
        DOWN,
        /** Carries it out; the answer never arrives. */
        ANSWER_LOST,
        /** Understands and says no. */
        ABORTS
    }

    private static final FakePayoneer SHARED = new FakePayoneer();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, Page> byCharge = new ConcurrentHashMap<>();
    private final Set<String> transactions = ConcurrentHashMap.newKeySet();

    private FakePayoneer() {}

    /** The one that the product under test speaks to. */
    public static FakePayoneer shared() {
        return SHARED;
    }

    /** The page behind the address that the payer was sent to. */
    public Page behind(String address) {
        return pages.get(address.substring(address.lastIndexOf('/') + 1));
    }

    /** A hosted page with its charge, and what its payer, banks and the people in the cabinet do. */
    public final class Page {

        private final String id = "list" + UUID.randomUUID().toString().replace("-", "");
        private final String charge = "charge" + UUID.randomUUID().toString().replace("-", "");
        private final JsonNode request;
        private String status = "listed";
        private String currency;
        private BigDecimal collected = BigDecimal.ZERO;
        private BigDecimal paidOut = BigDecimal.ZERO;

        private Page(JsonNode request) {
            this.request = request;
            currency = request.at("/payment/currency").asString();
        }

        public String id() {
            return id;
        }

        public String charge() {
            return charge;
        }

        public JsonNode request() {
            return request;
        }

        public synchronized BigDecimal paidOut() {
            return paidOut;
        }

        public void isPaid() {
            isPaid(request.at("/payment/amount").decimalValue());
        }

        /** Another amount than asked for was charged. Nobody pays twice on one page. */
        public synchronized void isPaid(BigDecimal amount) {
            if (collected.signum() > 0) {
                return;
            }
            status = "charged";
            collected = amount;
            byCharge.put(charge, this);
        }

        /** The same in another currency than asked for. */
        public synchronized void isPaidIn(String other) {
            currency = other;
            isPaid();
        }

        /** The same page is charged once more, which should not be; gives the second charge. */
        public Page isChargedAgain() {
            var twin = new Page(request);
            twin.isPaid();
            return twin;
        }

        public synchronized void isExpired() {
            status = collected.signum() > 0 ? status : "expired";
        }

        public synchronized void isChargedBack() {
            status = "charged_back";
        }

        /** All that is left, in the cabinet, by people; gives the payout's number. */
        public synchronized String isGivenBack() {
            var left = collected.subtract(paidOut);
            return left.signum() > 0 ? isGivenBack(left) : "payout-none";
        }

        /** In the cabinet, by people; gives the payout's number. */
        public synchronized String isGivenBack(BigDecimal amount) {
            paidOut = paidOut.add(amount);
            status = paidOut.compareTo(collected) == 0 ? "paid_out" : "paid_out_partial";
            return "payout" + UUID.randomUUID().toString().replace("-", "");
        }

        /** What Payoneer says of the charge as it stands. */
        public Map<String, String> notice() {
            return notice(status(), charge, collected);
        }

        /** What Payoneer says, or said late. */
        public Map<String, String> notice(String status, String about, BigDecimal amount) {
            var said = new LinkedHashMap<String, String>();
            said.put("transactionId", request.path("transactionId").asString());
            said.put("longId", about);
            said.put("notificationId", UUID.randomUUID().toString());
            said.put("entity", "payment");
            said.put("statusCode", status);
            said.put("reasonCode", status.equals("charged") ? "debited" : status);
            said.put("interactionCode", "PROCEED");
            said.put("resultCode", "00000.11.000");
            said.put("amount", amount.setScale(2).toPlainString());
            said.put("currency", currency);
            said.put("reference", request.at("/payment/reference").asString());
            said.put("timestamp", Instant.now().toString());
            return said;
        }

        /** Where notices go, without the host. */
        public String noticePath() {
            var address = URI.create(request.at("/callback/notificationUrl").asString());
            return address.getRawPath() + "?" + address.getRawQuery();
        }

        public Map<String, String> noticeHeaders() {
            var headers = new LinkedHashMap<String, String>();
            request.at("/callback/notificationHeaders")
                    .forEach(header -> headers.put(header.path("name").asString(), header.path("value").asString()));
            return headers;
        }

        private synchronized String status() {
            return status;
        }

        private synchronized ObjectNode standing(String about) {
            boolean ofPage = about.equals(id);
            return FakePayoneer.standing(
                    about,
                    request,
                    status,
                    currency,
                    ofPage || collected.signum() == 0 ? request.at("/payment/amount").decimalValue() : collected);
        }
    }

    private static ObjectNode standing(String id, JsonNode request, String status, String currency, BigDecimal amount) {
        var standing = JSON.createObjectNode().put("resultInfo", "Approved");
        standing.putObject("identification")
                .put("longId", id)
                .put("shortId", id.substring(0, 10))
                .put("transactionId", request.path("transactionId").asString());
        standing.putObject("status").put("code", status).put("reason", status.equals("charged") ? "debited" : status);
        standing.putObject("interaction").put("code", "PROCEED").put("reason", "OK");
        standing.putObject("payment")
                .put("amount", amount)
                .put("currency", currency)
                .put("reference", request.at("/payment/reference").asString());
        return standing;
    }

    /** Payoneer's refusal. */
    private static final class Refused extends RuntimeException {
        private final int status;

        Refused(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        var mood = moment("");
        if (mood == Mood.DOWN) {
            sendPage(exchange, 502);
            return;
        }
        int status = 200;
        String answer;
        try {
            answer = carryOut(exchange, body, mood).toString();
        } catch (Refused e) {
            // Asking for what is not there is no offence.
            if (e.status != 404) {
                violations().add(e.getMessage());
            }
            status = e.status;
            answer = refusal(e.getMessage()).toString();
        }
        if (mood != Mood.ANSWER_LOST) {
            send(exchange, status, MEDIA, answer);
        }
    }

    private static ObjectNode refusal(String why) {
        var refusal = JSON.createObjectNode().put("resultInfo", why);
        refusal.putObject("interaction").put("code", "ABORT").put("reason", "INVALID_REQUEST");
        return refusal;
    }

    private ObjectNode carryOut(HttpExchange exchange, byte[] body, Mood mood) {
        var expected = "Basic "
                + Base64.getEncoder().encodeToString((MERCHANT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        require(header(exchange, "Authorization").equals(expected), 401, "Authorization");
        require(header(exchange, "Accept").equals(MEDIA), 406, "Accept");
        var parts = exchange.getRequestURI().getPath().split("/");
        var call = exchange.getRequestMethod() + " " + (parts.length > 2 ? parts[2] : "") + " " + parts.length;
        return switch (call) {
            case "POST lists 3" -> open(json(exchange, body), mood);
            case "GET lists 4" -> known(pages, parts[3]).standing(parts[3]);
            case "GET charges 4" -> known(byCharge, parts[3]).standing(parts[3]);
            case "POST charges 5" -> payOut(known(byCharge, parts[3]), parts[4], json(exchange, body), mood);
            default -> throw new Refused(404, "nothing at " + exchange.getRequestURI());
        };
    }

    private static JsonNode json(HttpExchange exchange, byte[] body) {
        require(header(exchange, "Content-Type").startsWith(MEDIA), 415, "Content-Type");
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Refused(400, "no JSON");
        }
    }

    private ObjectNode open(JsonNode body, Mood mood) {
        valid(body.path("integration").asString("").equals("HOSTED"), "integration");
        valid(body.path("operationType").asString("").equals("CHARGE"), "operationType");
        valid(body.path("transactionId").asString("").matches("[A-Za-z0-9._-]{1,64}"), "transactionId");
        valid(body.path("country").asString("").matches("[A-Z]{2}"), "country");
        valid(!body.at("/customer/number").asString("").isBlank(), "customer.number");
        valid(body.at("/customer/email").asString("").contains("@"), "customer.email");
        payment(body.path("payment"));
        for (var name : List.of("returnUrl", "cancelUrl", "notificationUrl")) {
            valid(URI.create(body.path("callback").path(name).asString("")).isAbsolute(), "callback." + name);
        }
        body.at("/callback/notificationHeaders")
                .forEach(header -> valid(header.path("name").isString() && header.path("value").isString(), "header"));
        valid(body.at("/style/hostedVersion").asString("").matches("v\\d"), "style.hostedVersion");
        if (mood == Mood.ABORTS) {
            return refusal("risk");
        }
        valid(transactions.add(body.path("transactionId").asString()), "transactionId was used before");
        var page = new Page(body);
        pages.put(page.id, page);
        var answer = page.standing(page.id);
        answer.putObject("redirect").put("url", url() + "/pay/" + page.id).put("method", "GET");
        return answer;
    }

    private static ObjectNode payOut(Page page, String operation, JsonNode body, Mood mood) {
        valid(operation.equals("payout"), "operation");
        var payment = body.path("payment");
        payment(payment);
        synchronized (page) {
            valid(Set.of("charged", "paid_out_partial").contains(page.status), "a charge that is " + page.status);
            var amount = payment.path("amount").decimalValue();
            valid(amount.compareTo(page.collected.subtract(page.paidOut)) <= 0, "more than is left");
            if (mood == Mood.ABORTS) {
                return standing("payout-declined", page.request, "declined", page.currency, amount);
            }
            return standing(page.isGivenBack(amount), page.request, page.status, page.currency, amount);
        }
    }

    private static void payment(JsonNode payment) {
        var amount = payment.path("amount");
        valid(amount.isNumber() && amount.decimalValue().stripTrailingZeros().scale() <= 2, "payment.amount");
        valid(amount.decimalValue().signum() > 0, "payment.amount");
        valid(payment.path("currency").asString("").matches("[A-Z]{3}"), "payment.currency");
        var reference = payment.path("reference").asString("");
        valid(!reference.isBlank() && reference.length() <= 64, "payment.reference");
    }

    private static Page known(Map<String, Page> where, String id) {
        var page = where.get(id);
        require(page != null, 404, "no " + id);
        return page;
    }

    private static void valid(boolean right, String what) {
        require(right, 400, what);
    }

    private static void require(boolean right, int status, String what) {
        if (!right) {
            throw new Refused(status, what);
        }
    }
}
