// Measures the whole product from outside, on this machine alone: starts ./botfactory run between a Telegram and a
// Gemini of its own, plays customers, and counts. No package is needed: java bench/Road.java MODE …
//
//   start  [bots]                 time from exec to ready: first start, and restart with the data of so many bots
//   cost   [rate] [seconds]       CPU per answered message, database included, with a model that takes 2 s; memory
//   kill   [messages] [kills]     kill -9 of product and database while customers write: lost, twice, out of order
//   pages  [visits]               server time of public pages, weight of the landing page
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

class Road {

    static final Pattern MARK = Pattern.compile("#q(\\d+)#");
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    static final String KNOWLEDGE = "Yetkazib berish Toshkent boʻylab 25 000 soʻm turadi.\n\nDoʻkon har kuni 9:00 dan 21:00 gacha ishlaydi.\n\n"
            + "Muzlatgichga 12 oy rasmiy kafolat beriladi.\n\nBoʻlib toʻlash 3, 6 va 12 oyga, boshlangʻich toʻlovsiz.\n";

    // The JVM compiles what is used most; a figure of its first seconds says little.
    static final int WARM_SECONDS = 40;

    static volatile int modelMillis = 2000;
    static volatile double faults;
    static final Map<String, String[]> HOOKS = new ConcurrentHashMap<>();
    static final Map<Long, List<Integer>> SENT = new ConcurrentHashMap<>();
    static final Map<Integer, Long> ANSWERED_AT = new ConcurrentHashMap<>();
    static final AtomicInteger TWICE = new AtomicInteger();
    static final AtomicInteger UPDATE = new AtomicInteger(1);
    static final AtomicInteger MESSAGE = new AtomicInteger(1);

    public static void main(String[] args) throws Exception {
        var mode = args.length == 0 ? "" : args[0];
        int first = args.length > 1 ? Integer.parseInt(args[1]) : -1;
        int second = args.length > 2 ? Integer.parseInt(args[2]) : -1;
        fakes();
        switch (mode) {
            case "start" -> start(first < 0 ? 100 : first);
            case "cost" -> cost(first < 0 ? 300 : first, second < 0 ? 30 : second);
            case "kill" -> kill(first < 0 ? 1000 : first, second < 0 ? 5 : second);
            case "pages" -> pages(first < 0 ? 200 : first);
            default -> System.err.println("start | cost | kill | pages; see the top of bench/Road.java");
        }
        System.exit(0);
    }

    // ---- the four measurements

    static void start(int bots) throws Exception {
        try (var product = new Product()) {
            double fresh = product.start();
            product.seed(bots);
            product.stop();
            double again = product.start();
            Thread.sleep(20_000);
            System.out.printf("start: first %.1f s, with the data of %d bots %.1f s (floor 8, goal 5); idle memory %.0f MB proportional (floor 400, goal 300)%n",
                    fresh, bots, again, product.memory());
        }
    }

    static void cost(int rate, int seconds) throws Exception {
        try (var product = new Product()) {
            product.start();
            var bots = product.seed(20);
            send(bots, rate, WARM_SECONDS, 0);
            await(WARM_SECONDS * rate, 30);
            ANSWERED_AT.clear();
            long cpu = product.cpuMillis();
            long java = product.cpuMillis(Set.of(product.process.pid()));
            int from = 1_000_000;
            var acks = send(bots, rate, seconds, from);
            double peak = product.memory();
            await(rate * seconds, 30);
            double each = (product.cpuMillis() - cpu) / (double) ANSWERED_AT.size();
            double inJava = (product.cpuMillis(Set.of(product.process.pid())) - java) / (double) ANSWERED_AT.size();
            for (int i = from, shown = 0; i < from + rate * seconds && shown < 5; i++) {
                if (!ANSWERED_AT.containsKey(i)) {
                    System.out.println("not answered: message " + (i - from));
                    shown++;
                }
            }
            var times = acks.values().stream().sorted().toList();
            System.out.printf("cost: %d a second for %d s, model %d ms: %d of %d answered, %.2f ms of CPU each (floor 3, goal 1.5; %.2f of it in the JVM); webhook p50 %.1f ms, p99 %.1f ms (goal 50); memory %.0f MB (floor 700, goal 512)%n",
                    rate, seconds, modelMillis, ANSWERED_AT.size(), rate * seconds, each, inJava, at(times, 0.5) / 1e6, at(times, 0.99) / 1e6, peak);
        }
    }

    static void kill(int messages, int kills) throws Exception {
        modelMillis = 300;
        faults = 0.02;
        int chats = Math.min(100, messages / 10);
        var dead = new CopyOnWriteArrayList<long[]>();
        try (var product = new Product()) {
            product.start();
            var bots = product.seed(1);
            var hook = HOOKS.get(bots.getFirst());
            var lost = new AtomicInteger();
            var talk = Executors.newVirtualThreadPerTaskExecutor();
            for (int c = 0; c < chats; c++) {
                int chat = c;
                talk.submit(() -> {
                    for (int m = 0; m < messages / chats; m++) {
                        int mark = chat * 1000 + m;
                        int update = UPDATE.getAndIncrement();
                        int message = MESSAGE.getAndIncrement();
                        deliver(hook, update, message, chat + 1000, "Yetkazib berish qancha turadi? #q" + mark + "#");
                        if (mark % 10 == 0) {
                            deliver(hook, update, message, chat + 1000, "Yetkazib berish qancha turadi? #q" + mark + "#");
                        }
                        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
                        while (!ANSWERED_AT.containsKey(mark) && System.nanoTime() < end) {
                            sleep(20);
                        }
                        if (!ANSWERED_AT.containsKey(mark)) {
                            lost.incrementAndGet();
                        }
                    }
                });
            }
            for (int k = 1; k <= kills; k++) {
                int until = k * messages / (kills + 1);
                long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
                while (ANSWERED_AT.size() < until && System.nanoTime() < end) {
                    sleep(50);
                }
                product.kill();
                product.start();
            }
            talk.shutdown();
            talk.awaitTermination(10, TimeUnit.MINUTES);
            sleep(3000);
            long disorder = SENT.values().stream().filter(list -> !list.equals(list.stream().sorted().toList())).count();
            System.out.printf("kill: %d messages, %d kills, faults %.0f %%: lost %d, answered twice %d, chats out of order %d%n",
                    messages, kills, faults * 100, lost.get(), TWICE.get(), disorder);
        }
    }

    static void pages(int visits) throws Exception {
        try (var product = new Product()) {
            product.start();
            for (var page : List.of("/uz/", "/ru/prices", "/en/login", "/uz-cyrl/register", "/uz/help")) {
                var times = new ArrayList<Long>();
                int bytes = 0;
                for (int i = 0; i < visits; i++) {
                    long from = System.nanoTime();
                    var answer = HTTP.send(
                            HttpRequest.newBuilder(URI.create(product.url + page)).header("Accept-Encoding", "gzip").build(),
                            HttpResponse.BodyHandlers.ofByteArray());
                    if (i > visits / 4) {
                        times.add(System.nanoTime() - from);
                    }
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(page + " gave " + answer.statusCode());
                    }
                    bytes = answer.body().length;
                }
                times.sort(null);
                System.out.printf("pages: %-18s p50 %.1f ms, p99 %.1f ms (floor 50), %d bytes of HTML%n", page, at(times, 0.5) / 1e6, at(times, 0.99) / 1e6, bytes);
            }
        }
    }

    static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    // ---- customers

    /** An open loop: the schedule never waits. Gives the time from due to acknowledged of each message. */
    static Map<Integer, Long> send(List<String> bots, int rate, int seconds, int from) throws Exception {
        var acks = new ConcurrentHashMap<Integer, Long>();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        long begin = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                Thread.sleep(0, 200_000);
            }
            int n = from + i;
            var hook = HOOKS.get(bots.get(i % bots.size()));
            int chat = 10_000 + i % 4000;
            threads.submit(() -> {
                deliver(hook, UPDATE.getAndIncrement(), MESSAGE.getAndIncrement(), chat, "Muzlatgichga kafolat bormi? #q" + n + "#");
                acks.put(n, System.nanoTime() - due);
            });
        }
        threads.shutdown();
        threads.awaitTermination(60, TimeUnit.SECONDS);
        return acks;
    }

    static void await(int answers, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (ANSWERED_AT.size() < answers && System.nanoTime() < end) {
            sleep(50);
        }
    }

    /** As Telegram does: until a 2xx comes, again and again. */
    static void deliver(String[] hook, int update, int message, long chat, String text) {
        var body = """
                {"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,"first_name":"Ali","language_code":"uz"},\
                "chat":{"id":%d,"first_name":"Ali","type":"private"},"date":%d,"text":"%s"}}"""
                .formatted(update, message, chat, chat, System.currentTimeMillis() / 1000, text);
        for (int attempt = 0; attempt < 2000; attempt++) {
            try {
                var answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create(hook[0]))
                                .header("Content-Type", "application/json")
                                .header("X-Telegram-Bot-Api-Secret-Token", hook[1])
                                .timeout(Duration.ofSeconds(30))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() / 100 == 2) {
                    return;
                }
            } catch (IOException e) {
                // The product is down: Telegram keeps the update and comes again.
                sleep(100);
            } catch (InterruptedException e) {
                return;
            }
            sleep(100);
        }
    }

    // ---- Telegram and Gemini, as small as this measurement allows

    static int fakePort;

    static void fakes() throws IOException {
        // Like the real ones, they do not hang up on connections that are kept.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 4096);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/telegram/", Road::telegram);
        server.createContext("/gemini/", Road::gemini);
        server.start();
        fakePort = server.getAddress().getPort();
    }

    static void telegram(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var method = path.substring(path.lastIndexOf('/') + 1);
        var token = path.substring(path.indexOf("/bot") + 4, path.lastIndexOf('/'));
        if (method.equals("sendMessage") && Math.random() < faults) {
            answer(call, 429, "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 1\",\"parameters\":{\"retry_after\":1}}");
            return;
        }
        switch (method) {
            case "getMe" -> answer(call, 200, "{\"ok\":true,\"result\":{\"id\":" + token.split(":")[0] + ",\"is_bot\":true,\"first_name\":\"Bench\",\"username\":\"bench_" + token.split(":")[0] + "_bot\"}}");
            case "setWebhook" -> {
                HOOKS.put(token, new String[] {field(body, "url"), field(body, "secret_token")});
                answer(call, 200, "{\"ok\":true,\"result\":true}");
            }
            case "getWebhookInfo" -> answer(call, 200, "{\"ok\":true,\"result\":{\"url\":\"" + (HOOKS.containsKey(token) ? HOOKS.get(token)[0] : "") + "\",\"has_custom_certificate\":false,\"pending_update_count\":0}}");
            case "sendMessage" -> {
                record(body);
                answer(call, 200, "{\"ok\":true,\"result\":{\"message_id\":" + MESSAGE.getAndIncrement() + ",\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"},\"text\":\"x\"}}");
            }
            default -> answer(call, 200, "{\"ok\":true,\"result\":true}");
        }
    }

    static void record(String body) {
        var chat = Pattern.compile("\"chat_id\":\"?(-?\\d+)").matcher(body);
        var marks = MARK.matcher(body);
        long id = chat.find() ? Long.parseLong(chat.group(1)) : 0;
        while (marks.find()) {
            int mark = Integer.parseInt(marks.group(1));
            if (ANSWERED_AT.put(mark, System.nanoTime()) != null) {
                TWICE.incrementAndGet();
            } else {
                SENT.computeIfAbsent(id, c -> new CopyOnWriteArrayList<>()).add(mark);
            }
        }
    }

    static void gemini(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.getRequestMethod().equals("GET")) {
            answer(call, 200, "{\"models\":[{\"name\":\"models/gemini-3.5-flash-lite\"},{\"name\":\"models/gemini-3.8-flash\"}]}");
            return;
        }
        sleep(modelMillis);
        if (Math.random() < faults) {
            answer(call, 503, "{\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"The model is overloaded.\"}}");
            return;
        }
        // Marks that were answered before stand in the history; the question is the last turn.
        var question = body.substring(Math.max(0, body.lastIndexOf("\"user\"")));
        var marks = new ArrayList<String>();
        var found = MARK.matcher(question);
        while (found.find()) {
            if (!marks.contains(found.group())) {
                marks.add(found.group());
            }
        }
        var reply = "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"" + String.join(" ", marks)
                + " Muzlatgichga rasmiy kafolat beriladi.\"}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":300,\"candidatesTokenCount\":30,\"totalTokenCount\":330}}";
        if (call.getRequestURI().getPath().contains("stream")) {
            call.getResponseHeaders().set("Content-Type", "text/event-stream");
            answer(call, 200, "data: " + reply + "\r\n\r\n");
        } else {
            answer(call, 200, reply);
        }
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1).replace("https://bench.invalid", "http://127.0.0.1:" + Product.port) : "";
    }

    static void answer(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (call.getResponseHeaders().getFirst("Content-Type") == null) {
            call.getResponseHeaders().set("Content-Type", "application/json");
        }
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the product

    static final class Product implements AutoCloseable {

        static int port;
        final Path data;
        final String url;
        final Map<String, String> more = new ConcurrentHashMap<>();
        Process process;

        Product() throws IOException {
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            data = Files.createTempDirectory("botfactory-bench-");
            url = "http://127.0.0.1:" + port;
        }

        /** Seconds from exec to ready. The build is not counted: build before you measure. */
        double start() throws Exception {
            var builder = new ProcessBuilder("./botfactory", "run");
            var fakes = "http://127.0.0.1:" + fakePort;
            builder.environment().putAll(Map.of(
                    "PORT", Integer.toString(port), "BIND_ADDRESS", "127.0.0.1", "DATA_DIR", data.toString(), "PUBLIC_URL", "https://bench.invalid",
                    "ADMIN_USERNAME", "admin", "ADMIN_EMAIL", "admin@example.uz", "ADMIN_PASSWORD", "Bench-Admin-12345!", "AI_PROVIDER", "gemini"));
            builder.environment().putAll(Map.of("GEMINI_API_KEY", "bench", "GEMINI_BASE_URL", fakes + "/gemini", "TELEGRAM_API_URL", fakes + "/telegram",
                    "RATE_LIMIT_PER_MINUTE", "1000000", "SECRET_KEY", "bench-bench-bench-bench-bench-bench-1234"));
            builder.environment().putAll(more);
            long from = System.nanoTime();
            process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("run.log").toFile())).start();
            while (System.nanoTime() - from < TimeUnit.MINUTES.toNanos(15)) {
                try {
                    if (HTTP.send(HttpRequest.newBuilder(URI.create(url + "/health/ready")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return (System.nanoTime() - from) / 1e9;
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
                if (!process.isAlive()) {
                    throw new IllegalStateException("The product ended:\n" + Files.readString(data.resolve("run.log")));
                }
                sleep(20);
            }
            throw new IllegalStateException("The product did not become ready");
        }

        List<String> seed(int bots) throws Exception {
            var owner = call("POST", "/api/v1/auth/register", "{\"fullName\":\"Bench Owner\",\"phone\":\"+998901234567\",\"email\":\"bench@example.uz\",\"password\":\"Bench-12345-parol!\"}", "");
            var token = field(owner, "token");
            var admin = field(call("POST", "/api/v1/auth/login", "{\"login\":\"admin\",\"password\":\"Bench-Admin-12345!\"}", ""), "token");
            call("POST", "/api/v1/admin/users/" + field(owner, "id") + "/plan", "{\"plan\":\"enterprise\",\"period\":\"annual\"}", admin);
            var tokens = new ArrayList<String>();
            var text = KNOWLEDGE.replace("\n", "\\n");
            for (int n = 0; n < bots; n++) {
                var bot = field(call("POST", "/api/v1/bots", "{\"name\":\"Bench " + n + "\"}", token), "id");
                var document = field(call("POST", "/api/v1/bots/" + bot + "/documents/text", "{\"title\":\"Qoidalar\",\"text\":\"" + text + "\"}", token), "id");
                while (!call("GET", "/api/v1/bots/" + bot + "/documents/" + document, null, token).contains("\"ready\"")) {
                    sleep(50);
                }
                var bench = (1_000_000 + n) + ":bench-token-" + n;
                call("PUT", "/api/v1/bots/" + bot + "/channels/telegram", "{\"token\":\"" + bench + "\"}", token);
                tokens.add(bench);
            }
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (!HOOKS.keySet().containsAll(tokens) && System.nanoTime() < end) {
                sleep(50);
            }
            return tokens;
        }

        String call(String method, String path, String body, String token) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + " gave " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }

        /** The product's processes and the database's, which runs in a session of its own below it. */
        Set<Long> pids() {
            var all = new HashSet<Long>();
            all.add(process.pid());
            process.descendants().map(ProcessHandle::pid).forEach(all::add);
            return all;
        }

        double memory() {
            return pids().stream().mapToDouble(pid -> {
                try {
                    return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                            .filter(line -> line.startsWith("Pss:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                            .sum();
                } catch (IOException | UncheckedIOException e) {
                    return 0;
                }
            }).sum();
        }

        /** User and system time of all processes, those that ended and were waited for too; a tick is 10 ms. */
        long cpuMillis() {
            return cpuMillis(pids());
        }

        long cpuMillis(Set<Long> pids) {
            return pids.stream().mapToLong(pid -> {
                try {
                    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                    return Arrays.stream(new int[] {11, 12, 13, 14}).mapToLong(i -> Long.parseLong(fields[i]) * 10).sum();
                } catch (IOException | UncheckedIOException e) {
                    return 0;
                }
            }).sum();
        }

        void kill() throws Exception {
            for (var pid : pids()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            process.waitFor(30, TimeUnit.SECONDS);
        }

        void stop() throws Exception {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        }

        @Override
        public void close() throws Exception {
            if (process != null && process.isAlive()) {
                stop();
            }
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
