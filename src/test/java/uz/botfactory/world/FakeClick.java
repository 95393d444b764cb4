package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Click's Merchant API as docs.click.uz describes it: keys, addresses, fields and types are checked, and what the real
 * one would refuse is refused and remembered as a violation. One server for all tests; each makes payments of its own.
 */
public final class FakeClick extends StrictFake<FakeClick.Fault> {

    public static final String MERCHANT = "11111";
    public static final String SERVICE = "22222";
    public static final String USER = "33333";
    public static final String SECRET = "click-secret-for-tests";

    private static final Set<String> ITEM = Set.of(
            "Name", "Barcode", "Labels", "SPIC", "Units", "PackageCode", "GoodPrice", "Price", "Amount", "VAT",
            "VATPercent", "Discount", "Other", "CommissionInfo");

    private static final FakeClick SHARED = new FakeClick();

    private final JsonMapper json = JsonMapper.shared();
    private final Map<Long, Payment> payments = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(4_000_000_000L);

    /** What goes wrong with a call. */
    public enum Fault {
        /** Click itself is broken. */
        ERROR,
        /** It is carried out, but the answer never arrives. */
        LOST,
        /** Something in between answers with a page. */
        HTML,
        /** Click says no. */
        REFUSED
    }

    /** A payment that somebody made, or tried to. */
    public static final class Payment {
        private final long id;
        private final String order;
        private final String day;
        private final long tiyin;
        private volatile int status;
        private volatile @Nullable JsonNode items;
        private volatile boolean printed;
        private final AtomicLong submissions = new AtomicLong();
        private final AtomicLong reversals = new AtomicLong();

        private Payment(long id, String order, String day, long tiyin, int status) {
            this.id = id;
            this.order = order;
            this.day = day;
            this.tiyin = tiyin;
            this.status = status;
        }

        public long id() {
            return id;
        }

        public int status() {
            return status;
        }

        public void becomes(int status) {
            this.status = status;
        }

        /** Click prints the receipt by itself. */
        public void print() {
            printed = true;
        }

        public @Nullable JsonNode items() {
            return items;
        }

        public long submissions() {
            return submissions.get();
        }

        public long reversals() {
            return reversals.get();
        }

        public String receipt() {
            return "https://ofd.soliq.uz/epi?t=EZ000000000030&r=" + id;
        }
    }

    private FakeClick() {}

    /** The one that the product under test speaks to. */
    public static FakeClick shared() {
        return SHARED;
    }

    @Override
    public String url() {
        return super.url() + "/v2/merchant";
    }

    /** A number that no payment has yet. */
    public long nextNumber() {
        return numbers.incrementAndGet();
    }

    /**
     * Somebody pays; the shop is not told.
     *
     * @param day of Tashkent, as 2026-11-21
     * @param status negative: failed, 0: created, 1: under way, 2: paid
     */
    public Payment pays(long id, String order, String day, long tiyin, int status) {
        var payment = new Payment(id, order, day, tiyin, status);
        payments.put(id, payment);
        return payment;
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        if (!isMerchant(exchange)) {
            reply(exchange, 401, Map.of("error_code", -401, "error_note", "Not Authorized"));
            return;
        }
        var fault = moment(exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8));
        if (fault == Fault.ERROR) {
            reply(exchange, 500, Map.of("error_code", -500, "error_note", "Internal Server Error"));
        } else if (fault == Fault.HTML) {
            sendPage(exchange, 502);
        } else if (fault == Fault.REFUSED) {
            reply(exchange, 200, Map.of("error_code", -1, "error_note", "Refused"));
        } else {
            var answer = carryOut(exchange, body);
            if (fault != Fault.LOST) {
                reply(exchange, 200, answer);
            }
        }
    }

    private boolean isMerchant(HttpExchange exchange) {
        var header = header(exchange, "Auth").split(":");
        if (header.length != 3 || !header[2].matches("\\d{10}")) {
            violations().add("Auth header of a wrong shape");
            return false;
        }
        boolean right = header[0].equals(USER) && header[1].equals(sha1(header[2] + SECRET));
        if (!right) {
            violations().add("Auth header with a wrong digest");
        }
        return right;
    }

    private Map<String, ?> carryOut(HttpExchange exchange, byte[] body) {
        if (!"application/json".equals(header(exchange, "Accept"))) {
            violations().add("Accept is not application/json");
        }
        var path = exchange.getRequestURI().getPath().substring("/v2/merchant".length()).split("/");
        var call = exchange.getRequestMethod() + " " + (path.length > 2 ? path[2] : "");
        if (call.equals("POST ofd_data")) {
            return submit(exchange, body);
        }
        if (path.length < 5 || !path[3].equals(SERVICE)) {
            return violation("another service or no such address: " + exchange.getRequestURI());
        }
        return switch (call) {
            case "GET status_by_mti" -> byOrder(path[4], path.length > 5 ? path[5] : "");
            case "GET status" -> with(path[4], FakeClick::status);
            case "DELETE reversal" -> with(path[4], this::reverse);
            case "GET ofd_data" -> with(path[4], FakeClick::receipt);
            default -> violation("no such call: " + call);
        };
    }

    private Map<String, ?> byOrder(String order, String day) {
        if (!day.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return violation("no day, but " + day);
        }
        return payments.values().stream()
                .filter(payment -> payment.order.equals(order) && payment.day.equals(day))
                .findFirst()
                .<Map<String, ?>>map(payment -> Map.of(
                        "error_code", 0, "error_note", "Success", "payment_id", payment.id, "merchant_trans_id", order))
                .orElseGet(() -> error(-16, "Payment not found"));
    }

    private interface Action {
        Map<String, ?> with(Payment payment);
    }

    private Map<String, ?> with(String id, Action action) {
        var payment = id.matches("\\d{1,18}") ? payments.get(Long.parseLong(id)) : null;
        return payment == null ? error(-16, "Payment not found") : action.with(payment);
    }

    private static Map<String, ?> status(Payment payment) {
        return Map.of(
                "error_code", 0, "error_note", "Success", "payment_id", payment.id, "payment_status", payment.status);
    }

    private Map<String, ?> reverse(Payment payment) {
        if (payment.status != 2) {
            violations().add("reversal of a payment in status " + payment.status);
            return error(-31, "Payment cannot be reversed");
        }
        payment.status = -99;
        payment.reversals.incrementAndGet();
        return Map.of("error_code", 0, "error_note", "Success", "payment_id", payment.id);
    }

    private static Map<String, ?> receipt(Payment payment) {
        return payment.printed || payment.items != null
                ? Map.of("paymentId", payment.id, "qrCodeURL", payment.receipt())
                : Map.of("paymentId", payment.id);
    }

    private Map<String, ?> submit(HttpExchange exchange, byte[] body) {
        var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!type.startsWith("application/json") || !exchange.getRequestURI().getPath().endsWith("/submit_items")) {
            return violation("items to a wrong address or of a wrong type: " + type);
        }
        var asked = json.readTree(body);
        var payment = payments.get(asked.path("payment_id").asLong(0));
        if (payment == null || payment.status != 2) {
            return violation("items of a payment that is not paid");
        }
        var wrong = wrongItems(asked, payment);
        if (wrong != null) {
            return violation(wrong);
        }
        payment.items = asked;
        payment.submissions.incrementAndGet();
        return error(0, "Success");
    }

    private static @Nullable String wrongItems(JsonNode asked, Payment payment) {
        if (asked.path("service_id").asLong(0) != Long.parseLong(SERVICE) || asked.path("items").isEmpty()) {
            return "no service or no items";
        }
        long lines = 0;
        for (var item : asked.path("items")) {
            if (!Set.copyOf(item.propertyNames()).stream().allMatch(ITEM::contains)) {
                return "unknown field in " + item;
            }
            if (item.path("Name").asString("").isBlank() || item.path("Name").asString().length() > 63) {
                return "name of " + item;
            }
            if (!item.path("SPIC").isString() || !item.path("SPIC").asString().matches("\\d{17}")) {
                return "SPIC is text of 17 digits";
            }
            if (!item.path("PackageCode").isString() || item.path("PackageCode").asString().length() > 20) {
                return "package code is text";
            }
            for (var number : List.of("Price", "Amount", "VAT", "VATPercent")) {
                if (!item.path(number).isIntegralNumber() || item.path(number).longValue() < 0) {
                    return number + " is a whole number";
                }
            }
            var commission = item.path("CommissionInfo");
            if (!commission.path("TIN").asString("").matches("\\d{9}")
                    && !commission.path("PINFL").asString("").matches("\\d{14}")) {
                return "TIN or PINFL";
            }
            long line = item.path("Price").longValue() - item.path("Discount").asLong(0);
            long percent = item.path("VATPercent").longValue();
            if (Math.abs(item.path("VAT").longValue() * (100 + percent) - line * percent) > (100 + percent) / 2) {
                return "VAT of " + item;
            }
            lines += line;
        }
        long received = asked.path("received_ecash").asLong(0)
                + asked.path("received_cash").asLong(0)
                + asked.path("received_card").asLong(0);
        return lines != payment.tiyin || received != payment.tiyin ? "sums differ from the payment" : null;
    }

    private Map<String, ?> violation(String what) {
        violations().add(what);
        return error(-8, what);
    }

    private static Map<String, ?> error(int code, String note) {
        var error = new LinkedHashMap<String, Object>();
        error.put("error_code", code);
        error.put("error_note", note);
        return error;
    }

    private void reply(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, "application/json", json.writeValueAsBytes(body));
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
