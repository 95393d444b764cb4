// Plays Payme and Click against the whole product on this machine: starts ./botfactory run, has owners order, and signs the
// companies' calls. No package is needed: java bench/Callbacks.java MODE …
//
//   pay   [payments] [at once]    how long the answers take while so many companies call without a pause
//   rush  [payments] [at once]    the same when so many payers pay at the same moment, and again a second later
//
// What kill -9 does to the calls of all companies: bench/callbacks.sh kill
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

class Callbacks {

    static final String PAYME_KEY = "bench-payme-key-bench-payme-key-bench";
    static final String CLICK_SECRET = "bench-click-secret";
    static final String SERVICE = "22222";
    // Who pays more often has a longer story to be read and written with each payment.
    static final int ORDERS_OF_AN_OWNER = 5;
    static final double WARM_SHARE = 0.2;

    static final ThreadLocal<Line> LINE = ThreadLocal.withInitial(Line::new);
    static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)\r\n");
    static final AtomicLong NUMBERS = new AtomicLong(1_000_000_000L);
    static final Map<String, List<Long>> TIMES = new ConcurrentHashMap<>();

    record Order(String id, String provider, String token) {}

    public static void main(String[] arguments) throws Exception {
        var mode = arguments.length > 0 ? arguments[0] : "pay";
        int payments = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
        int second = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        try (var product = new Road.Product()) {
            product.more.putAll(Map.of(
                    "PAYME_MERCHANT_ID", "5e730e8e0b852a417aa49ceb",
                    "PAYME_KEY", PAYME_KEY,
                    "CLICK_MERCHANT_ID", "11111",
                    "CLICK_SERVICE_ID", SERVICE,
                    "CLICK_SECRET_KEY", CLICK_SECRET,
                    "REGISTRATIONS_PER_HOUR", "100000"));
            product.start();
            var orders = orders(product, payments);
            switch (mode) {
                case "pay" -> measure(product, orders, second);
                case "rush" -> rush(product, orders, second);
                default -> throw new IllegalArgumentException("No mode " + mode + "; we know pay and rush, and bench/callbacks.sh knows kill");
            }
            System.out.printf("callbacks: %d of %d orders paid, each once%n", paidOnce(product, orders), payments);
            var admin = Road.field(
                    product.call("POST", "/api/v1/auth/login", "{\"login\":\"admin\",\"password\":\"Bench-Admin-12345!\"}", ""), "token");
            System.out.println("callbacks: the books say " + product.call("GET", "/api/v1/admin/books", null, admin));
        }
    }

    static void measure(Road.Product product, List<Order> orders, int atOnce) throws Exception {
        int warm = (int) (orders.size() * WARM_SHARE);
        pay(product.url, orders.subList(0, warm), atOnce);
        TIMES.clear();
        long from = System.nanoTime();
        long cpu = product.cpuMillis();
        long java = product.cpuMillis(Set.of(product.process.pid()));
        pay(product.url, orders.subList(warm, orders.size()), atOnce);
        tell(orders.size() - warm, atOnce, (System.nanoTime() - from) / 1e9);
        int calls = TIMES.values().stream().mapToInt(List::size).sum();
        System.out.printf("callbacks: %.2f ms of CPU for each call, database included; %.2f of it in the JVM%n",
                (product.cpuMillis() - cpu) / (double) calls, (product.cpuMillis(Set.of(product.process.pid())) - java) / (double) calls);
    }

    static void rush(Road.Product product, List<Order> orders, int atOnce) throws Exception {
        int warm = (int) (orders.size() * WARM_SHARE);
        pay(product.url, orders.subList(0, warm), atOnce);
        TIMES.clear();
        for (int from = warm; from < orders.size(); from += atOnce) {
            pay(product.url, orders.subList(from, Math.min(from + atOnce, orders.size())), atOnce);
            Road.sleep(1000);
        }
        var all = new ArrayList<Long>();
        TIMES.values().forEach(all::addAll);
        line("callbacks of a rush (floor 100)", all);
    }

    static List<Order> orders(Road.Product product, int payments) throws Exception {
        var tokens = new ArrayList<String>();
        int owners = Math.max(60, payments / ORDERS_OF_AN_OWNER);
        for (int i = 0; i < owners; i++) {
            var owner = product.call("POST", "/api/v1/auth/register", """
                    {"fullName":"Bench Owner","phone":"+99890%07d","email":"bench%d@example.uz","password":"Bench-12345-parol!"}"""
                    .formatted(1_000_000 + i, i), "");
            tokens.add(Road.field(owner, "token"));
        }
        var orders = new ArrayList<Order>();
        for (int i = 0; i < payments; i++) {
            var provider = i % 2 == 0 ? "payme" : "click";
            var token = tokens.get(i % owners);
            var order = product.call("POST", "/api/v1/orders", """
                    {"plan":"basic","period":"monthly","provider":"%s"}""".formatted(provider), token);
            orders.add(new Order(Road.field(order, "id"), provider, token));
        }
        return orders;
    }

    static void pay(String url, List<Order> orders, int atOnce) throws Exception {
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            var all = new ArrayList<Callable<Void>>();
            for (var order : orders) {
                all.add(() -> {
                    if (order.provider.equals("payme")) {
                        payme(url, order.id);
                    } else {
                        click(url, order.id);
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }

    static void payme(String url, String order) throws Exception {
        var id = "%024x".formatted(NUMBERS.incrementAndGet());
        var account = "\"amount\":29000000,\"account\":{\"order_id\":\"" + order + "\"}";
        payme(url, "CheckPerformTransaction", account, "\"allow\":true");
        payme(url, "CreateTransaction", "\"id\":\"" + id + "\",\"time\":" + System.currentTimeMillis() + "," + account, "\"state\":1");
        payme(url, "PerformTransaction", "\"id\":\"" + id + "\"", "\"state\":2");
    }

    static void payme(String url, String method, String parameters, String expected) throws Exception {
        var login = Base64.getEncoder().encodeToString(("Paycom:" + PAYME_KEY).getBytes(StandardCharsets.UTF_8));
        var body = "{\"method\":\"" + method + "\",\"params\":{" + parameters + "},\"id\":" + NUMBERS.incrementAndGet() + "}";
        var headers = "Content-Type: text/json; charset=UTF-8\r\nAuthorization: Basic " + login + "\r\n";
        timed("Payme " + method, url, "/payments/payme", headers, body, expected);
    }

    static void click(String url, String order) throws Exception {
        long transaction = NUMBERS.incrementAndGet();
        var answer = click(url, "prepare", transaction, order, "");
        var prepared = Pattern.compile("\"merchant_prepare_id\":(\\d+)").matcher(answer);
        if (!prepared.find()) {
            throw new IllegalStateException(answer);
        }
        click(url, "complete", transaction, order, prepared.group(1));
    }

    static String click(String url, String call, long transaction, String order, String prepared) throws Exception {
        var action = call.equals("prepare") ? "0" : "1";
        var time = "2026-11-21 14:00:00";
        var signature = md5(transaction + SERVICE + CLICK_SECRET + order + prepared + "290000" + action + time);
        var form = "click_trans_id=" + transaction + "&service_id=" + SERVICE + "&click_paydoc_id=" + transaction
                + "&merchant_trans_id=" + order + (prepared.isEmpty() ? "" : "&merchant_prepare_id=" + prepared)
                + "&amount=290000&action=" + action + "&error=0&error_note=Success&sign_time="
                + URLEncoder.encode(time, StandardCharsets.UTF_8) + "&sign_string=" + signature;
        var headers = "Content-Type: application/x-www-form-urlencoded\r\n";
        return timed("Click " + call, url, "/payments/click/" + call, headers, form, "\"error\":0");
    }

    /** One answer that is as expected. */
    static String timed(String what, String url, String path, String headers, String body, String expected) throws Exception {
        long from = System.nanoTime();
        var answer = LINE.get().post(URI.create(url), path, headers, body);
        TIMES.computeIfAbsent(what, name -> Collections.synchronizedList(new ArrayList<>())).add(System.nanoTime() - from);
        if (!answer.contains(expected)) {
            throw new IllegalStateException(what + " gave " + answer);
        }
        return answer;
    }

    /** A kept connection of one thread. The companies' machines are elsewhere, so theirs should cost little here. */
    static final class Line {

        private Socket socket;

        String post(URI address, String path, String headers, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = "POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Length: " + bytes.length + "\r\n"
                    + headers + "\r\n";
            if (socket == null) {
                socket = new Socket(address.getHost(), address.getPort());
                socket.setTcpNoDelay(true);
            }
            var call = new ByteArrayOutputStream();
            call.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            call.writeBytes(bytes);
            socket.getOutputStream().write(call.toByteArray());
            return answer();
        }

        private String answer() throws IOException {
            var in = socket.getInputStream();
            var got = new byte[16 * 1024];
            int many = 0;
            while (true) {
                int more = in.read(got, many, got.length - many);
                if (more < 0) {
                    throw new IOException("The product hung up");
                }
                many += more;
                var text = new String(got, 0, many, StandardCharsets.ISO_8859_1);
                int body = text.indexOf("\r\n\r\n") + 4;
                var length = LENGTH.matcher(text);
                if (body >= 4 && length.find() && many >= body + Integer.parseInt(length.group(1))) {
                    if (text.substring(0, body).contains("Connection: close")) {
                        socket.close();
                        socket = null;
                    }
                    return new String(got, body, many - body, StandardCharsets.UTF_8);
                }
            }
        }
    }

    static void tell(int payments, int atOnce, double seconds) {
        var all = new ArrayList<Long>();
        new TreeMap<>(TIMES).forEach((what, times) -> {
            all.addAll(times);
            line(what, times);
        });
        line("all callbacks (floor 100)", all);
        System.out.printf("callbacks: %d payments, %d at once, %.0f payments a second%n", payments, atOnce, payments / seconds);
    }

    static void line(String what, List<Long> times) {
        var sorted = new ArrayList<>(times);
        sorted.sort(null);
        System.out.printf("callbacks: %-32s p50 %.1f ms, p99 %.1f ms%n", what, Road.at(sorted, 0.5) / 1e6, Road.at(sorted, 0.99) / 1e6);
    }

    static int paidOnce(Road.Product product, List<Order> orders) throws Exception {
        int paid = 0;
        for (var order : orders) {
            var seen = product.call("GET", "/api/v1/orders/" + order.id, null, order.token);
            if (seen.contains("\"status\":\"paid\"") && seen.contains("\"credits\":1")) {
                paid++;
            }
        }
        return paid;
    }

    static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
