package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Bot API, as strict as the real one where it matters: unknown methods and parameters, blank and long texts, strangers,
 * blocked bots, buttons answered twice and silence that is not kept are refused and remembered as violations. One server
 * for all tests; each test makes bots of its own.
 */
public final class FakeTelegram extends FakeServer {

    private static final Map<String, Set<String>> METHODS = Map.of(
            "getMe", Set.of(),
            "setWebhook", Set.of("url", "secret_token", "allowed_updates", "max_connections"),
            "deleteWebhook", Set.of(),
            "getWebhookInfo", Set.of(),
            "getUpdates", Set.of("offset", "limit", "timeout", "allowed_updates"),
            "setMyCommands", Set.of("commands", "language_code"),
            "sendMessage", Set.of("chat_id", "message_thread_id", "text", "reply_parameters", "reply_markup", "disable_notification"),
            "sendMessageDraft", Set.of("chat_id", "draft_id", "text"),
            "sendChatAction", Set.of("chat_id", "message_thread_id", "action"),
            "answerCallbackQuery", Set.of("callback_query_id"));

    private static final FakeTelegram SHARED = new FakeTelegram();

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Bot> bots = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(1000);
    private final Bot platform = bot();

    /** The one that the product under test speaks to. */
    public static FakeTelegram shared() {
        return SHARED;
    }

    /** Tells the product under test where Telegram is. */
    public static final class Wiring implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "botfactory.telegram.api-url=" + shared().url(),
                            "botfactory.telegram.platform-token=" + shared().platform().token())
                    .applyTo(context);
        }
    }

    /** The platform's own bot. */
    public Bot platform() {
        return platform;
    }

    /** A new bot, as BotFather makes it. */
    public Bot bot() {
        long id = 7_000_000_000L + numbers.incrementAndGet();
        var bot = new Bot(id, id + ":AAfakefakefakefakefakefakefakefakefa", "fake" + id + "_bot");
        bots.put(bot.token, bot);
        return bot;
    }

    /** One of Telegram's own refusals. */
    private static final class Refusal extends RuntimeException {
        private final int code;
        private final Map<String, ?> parameters;

        Refusal(int code, String description, Map<String, ?> parameters) {
            super(description, null, false, false);
            this.code = code;
            this.parameters = parameters;
        }
    }

    private static Refusal bad(String description) {
        return new Refusal(400, "Bad Request: " + description, Map.of());
    }

    /** What happens to the next call of a method. */
    private record Fault(Kind kind, Map<String, ?> parameters) {}

    private enum Kind {
        TOO_FAST,
        THEIR_FAULT,
        HTML,
        LOST,
        BLOCKED,
        UNKNOWN,
        REFUSED,
        SLOW
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        var parts = exchange.getRequestURI().getPath().split("/");
        var bot = parts.length == 3 && parts[1].startsWith("bot") ? bots.get(parts[1].substring(3)) : null;
        if (bot == null || bot.revoked) {
            reply(exchange, 401, Map.of("ok", false, "error_code", 401, "description", "Unauthorized"));
            return;
        }
        answer(exchange, bot, parts[2], body.length == 0 ? json.createObjectNode() : json.readTree(body));
    }

    private void answer(HttpExchange exchange, Bot bot, String method, JsonNode parameters) throws IOException {
        bot.calls.add(new Call(method, parameters, Instant.now()));
        var fault = bot.nextFault(method);
        try {
            if (fault != null && fault.kind != Kind.LOST && fault.kind != Kind.HTML && fault.kind != Kind.SLOW) {
                throw refusal(bot, fault);
            }
            if (fault != null && fault.kind == Kind.SLOW) {
                Thread.sleep(Duration.ofMillis(((Number) fault.parameters.get("ms")).longValue()));
            }
            if (fault != null && fault.kind == Kind.HTML) {
                sendPage(exchange, 502);
                return;
            }
            var result = bot.carryOut(method, parameters);
            if (fault == null || fault.kind != Kind.LOST) {
                reply(exchange, 200, Map.of("ok", true, "result", result));
            }
        } catch (Refusal e) {
            reply(exchange, e.code, refusalBody(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> refusalBody(Refusal e) {
        var body = new HashMap<String, Object>(
                Map.of("ok", false, "error_code", e.code, "description", e.getMessage()));
        if (!e.parameters.isEmpty()) {
            body.put("parameters", e.parameters);
        }
        return body;
    }

    private static Refusal refusal(Bot bot, Fault fault) {
        return switch (fault.kind) {
            case TOO_FAST -> {
                int seconds = (int) fault.parameters.get("retry_after");
                bot.silentUntil = System.nanoTime() + seconds * 1_000_000_000L;
                yield new Refusal(429, "Too Many Requests: retry after " + seconds, fault.parameters);
            }
            case THEIR_FAULT -> new Refusal(500, "Internal Server Error", Map.of());
            case BLOCKED -> new Refusal(403, "Forbidden: bot was blocked by the user", Map.of());
            case UNKNOWN -> new Refusal(404, "Not Found: method not found", Map.of());
            default -> new Refusal(400, "Bad Request: " + fault.parameters.get("why"), Map.of());
        };
    }

    private void reply(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, "application/json", json.writeValueAsBytes(body));
    }

    /** A call that the product made. */
    public record Call(String method, JsonNode parameters, Instant at) {}

    /** One bot with its customers, its pending updates and what it said. */
    public final class Bot {

        private final long id;
        private final String token;
        private final String username;
        private final Set<Long> known = ConcurrentHashMap.newKeySet();
        private final Set<Long> blockedBy = ConcurrentHashMap.newKeySet();
        private final Map<Long, Long> moved = new ConcurrentHashMap<>();
        private final Map<String, Boolean> callbacks = new ConcurrentHashMap<>();
        private final List<Call> calls = new CopyOnWriteArrayList<>();
        private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
        private final List<String> violations = new CopyOnWriteArrayList<>();
        private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
        private final List<Map<String, Object>> pending = new ArrayList<>();
        private final AtomicLong messages = new AtomicLong();
        private final AtomicLong updates = new AtomicLong(500_000);
        private volatile @Nullable JsonNode webhook;
        private volatile boolean revoked;
        private volatile boolean polled;
        private volatile long silentUntil;

        private Bot(long id, String token, String username) {
            this.id = id;
            this.token = token;
            this.username = username;
            this.silentUntil = System.nanoTime();
        }

        public long id() {
            return id;
        }

        public String token() {
            return token;
        }

        public String username() {
            return username;
        }

        /** BotFather replaced the token. */
        public void revoke() {
            revoked = true;
        }

        public List<String> violations() {
            return violations;
        }

        public List<Call> calls(String method) {
            return calls.stream().filter(call -> call.method.equals(method)).toList();
        }

        /** What setWebhook was told last; null while updates are polled. */
        public @Nullable JsonNode webhook() {
            return webhook;
        }

        /** The texts that this chat got, in order. */
        public List<String> saidTo(long chat) {
            return messagesTo(chat).stream().map(m -> m.path("text").asString()).toList();
        }

        public List<JsonNode> messagesTo(long chat) {
            return sent.stream().filter(m -> m.path("chat_id").asLong() == chat).toList();
        }

        // ---- what goes wrong

        public void nextIsTooFast(String method, int retryAfter) {
            fault(method, new Fault(Kind.TOO_FAST, Map.of("retry_after", retryAfter)));
        }

        public void nextIsTheirFault(String method) {
            fault(method, new Fault(Kind.THEIR_FAULT, Map.of()));
        }

        public void nextIsHtml(String method) {
            fault(method, new Fault(Kind.HTML, Map.of()));
        }

        /** It is carried out, but the answer never arrives. */
        public void nextAnswerIsLost(String method) {
            fault(method, new Fault(Kind.LOST, Map.of()));
        }

        public void nextIsUnknown(String method) {
            fault(method, new Fault(Kind.UNKNOWN, Map.of()));
        }

        public void nextIsRefused(String method, String why) {
            fault(method, new Fault(Kind.REFUSED, Map.of("why", why)));
        }

        public void nextIsSlow(String method, Duration time) {
            fault(method, new Fault(Kind.SLOW, Map.of("ms", time.toMillis())));
        }

        private void fault(String method, Fault fault) {
            faults.computeIfAbsent(method, m -> new ArrayDeque<>()).add(fault);
        }

        private @Nullable Fault nextFault(String method) {
            var waiting = faults.get(method);
            if (waiting == null) {
                return null;
            }
            synchronized (waiting) {
                return waiting.poll();
            }
        }

        // ---- what people do

        /** A message in the private chat; gives its id. */
        public long writes(long person, String text) {
            return writes(person, person, "private", Map.of("text", text));
        }

        /** Any message anywhere. */
        public long writes(long person, long chat, String type, Map<String, ?> content) {
            long id = messages.incrementAndGet();
            known.add(chat);
            enqueue("message", message(id, person, chat, type, content));
            return id;
        }

        public void edits(long person, long message, String text) {
            var content = Map.of("text", text, "edit_date", Instant.now().getEpochSecond());
            enqueue("edited_message", message(message, person, person, "private", content));
        }

        /** Presses a button; gives the id of the question that waits for word. */
        public String presses(long person, String data) {
            var id = Long.toString(numbers.incrementAndGet());
            callbacks.put(id, false);
            enqueue(
                    "callback_query",
                    Map.of(
                            "id", id,
                            "from", person(person),
                            "message", message(messages.incrementAndGet(), person, person, "private", Map.of()),
                            "chat_instance", "1",
                            "data", data));
            return id;
        }

        public boolean wasAnswered(String callback) {
            return callbacks.getOrDefault(callback, false);
        }

        public void blocks(long person) {
            blockedBy.add(person);
            enqueue(
                    "my_chat_member",
                    Map.of(
                            "chat", Map.of("id", person, "type", "private", "first_name", "Olim"),
                            "from", person(person),
                            "date", Instant.now().getEpochSecond(),
                            "new_chat_member", Map.of("status", "kicked")));
        }

        public void moves(long group, long now) {
            moved.put(group, now);
            known.add(now);
        }

        /** The update of a message, as JSON, for whoever wants to bring it to a webhook. */
        public Map<String, Object> update(long person, String text) {
            long id = messages.incrementAndGet();
            known.add(person);
            return Map.of(
                    "update_id", updates.incrementAndGet(), "message", message(id, person, person, "private", Map.of("text", text)));
        }

        private Map<String, Object> message(long id, long person, long chat, String type, Map<String, ?> content) {
            var message = new HashMap<String, Object>(content);
            message.put("message_id", id);
            message.put("from", person(person));
            message.put("chat", Map.of("id", chat, "type", type));
            message.put("date", Instant.now().getEpochSecond());
            return message;
        }

        private static Map<String, Object> person(long id) {
            return Map.of("id", id, "is_bot", false, "first_name", "Olim", "language_code", "uz");
        }

        private void enqueue(String type, Object what) {
            synchronized (pending) {
                pending.add(Map.of("update_id", updates.incrementAndGet(), type, what));
                pending.notifyAll();
            }
        }

        // ---- what the bot asks for

        private Object carryOut(String method, JsonNode p) {
            var known = METHODS.get(method);
            if (known == null) {
                violations.add("unknown method " + method);
                throw new Refusal(404, "Not Found: method not found", Map.of());
            }
            p.propertyNames().stream().filter(name -> !known.contains(name)).forEach(name -> violations.add(
                    method + " has no parameter " + name));
            return switch (method) {
                case "getMe" -> Map.of("id", id, "is_bot", true, "first_name", "Fake", "username", username);
                case "setWebhook" -> setWebhook(p);
                case "deleteWebhook" -> {
                    webhook = null;
                    yield true;
                }
                case "getWebhookInfo" -> webhookInfo();
                case "getUpdates" -> getUpdates(p);
                case "sendMessage" -> send(p);
                case "sendMessageDraft" -> draft(p);
                case "answerCallbackQuery" -> answerCallback(p.path("callback_query_id").asString(""));
                default -> true;
            };
        }

        private Object setWebhook(JsonNode p) {
            if (!p.path("url").asString("").startsWith("https://")) {
                throw bad("bad webhook: An HTTPS URL must be provided for webhook");
            }
            webhook = p;
            return true;
        }

        private Object webhookInfo() {
            var hook = webhook;
            return hook == null
                    ? Map.of("url", "", "pending_update_count", 0)
                    : Map.of(
                            "url", hook.path("url"),
                            "allowed_updates", hook.path("allowed_updates"),
                            "max_connections", hook.path("max_connections"),
                            "pending_update_count", 0);
        }

        private Object getUpdates(JsonNode p) {
            if (webhook != null) {
                throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active", Map.of());
            }
            if (polled) {
                violations.add("polled twice at once");
                throw new Refusal(409, "Conflict: terminated by other getUpdates request", Map.of());
            }
            polled = true;
            try {
                return waitForUpdates(p.path("offset").asLong(0), Math.min(2, p.path("timeout").asLong(0)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            } finally {
                polled = false;
            }
        }

        private List<Map<String, Object>> waitForUpdates(long offset, long seconds) throws InterruptedException {
            synchronized (pending) {
                pending.removeIf(update -> (long) update.get("update_id") < offset);
                if (pending.isEmpty() && seconds > 0) {
                    pending.wait(seconds * 1000);
                }
                return List.copyOf(pending);
            }
        }

        private Object send(JsonNode p) {
            long chat = reachable(p);
            var text = p.path("text").asString("");
            if (text.isBlank()) {
                throw violation("message text is empty");
            }
            if (text.length() > 4096) {
                throw violation("message is too long");
            }
            p.path("reply_markup").path("inline_keyboard").forEach(row -> row.forEach(this::checkButton));
            if (System.nanoTime() < silentUntil) {
                violations.add("retry_after ignored");
            }
            sent.add(p);
            return Map.of("message_id", messages.incrementAndGet(), "chat", Map.of("id", chat), "text", text);
        }

        private void checkButton(JsonNode button) {
            if (button.path("url").asString("").startsWith("https://")) {
                return;
            }
            int bytes = button.path("callback_data").asString("").getBytes(StandardCharsets.UTF_8).length;
            if (bytes == 0 || bytes > 64 || button.path("text").asString("").isBlank()) {
                throw violation("BUTTON_DATA_INVALID");
            }
        }

        private Object draft(JsonNode p) {
            if (reachable(p) < 0) {
                throw violation("drafts are for private chats only");
            }
            if (p.path("draft_id").asLong(0) == 0) {
                throw violation("RANDOM_ID_INVALID");
            }
            return true;
        }

        private long reachable(JsonNode p) {
            long chat = p.path("chat_id").asLong(0);
            var now = moved.get(chat);
            if (now != null) {
                throw new Refusal(
                        400,
                        "Bad Request: group chat was upgraded to a supergroup chat",
                        Map.of("migrate_to_chat_id", now));
            }
            if (blockedBy.contains(chat)) {
                throw new Refusal(403, "Forbidden: bot was blocked by the user", Map.of());
            }
            if (!known.contains(chat)) {
                throw violation("chat not found");
            }
            return chat;
        }

        private Object answerCallback(String callback) {
            if (!Boolean.FALSE.equals(callbacks.put(callback, true))) {
                throw violation("query is too old and response timeout expired or query ID is invalid");
            }
            return true;
        }

        private Refusal violation(String what) {
            violations.add(what);
            return bad(what);
        }
    }
}
