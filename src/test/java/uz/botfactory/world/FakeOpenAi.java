package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** OpenAI's API and those who follow it, each with its own rules. */
public final class FakeOpenAi extends FakeModel {

    public static final String KEY = "sk-fake-key";

    /** Whose rules hold. */
    public enum House {
        OPENAI,
        QWEN,
        LOCAL
    }

    private static final Set<String> REASONING = Set.of("gpt-5.6-luna", "gpt-5.6-terra", "gpt-5.9-new");
    private static final Set<String> CHAT = Set.of(
            "model", "messages", "max_tokens", "max_completion_tokens", "reasoning_effort", "stream", "stream_options");

    private final House house;

    public FakeOpenAi(House house) {
        this.house = house;
    }

    @Override
    protected Refusal check(HttpExchange exchange, JsonNode body) {
        var key = exchange.getRequestHeaders().getFirst("Authorization");
        if (house != House.LOCAL && !("Bearer " + KEY).equals(key)) {
            return refusal(Mood.WRONG_KEY);
        }
        return switch (exchange.getRequestURI().getPath()) {
            case "/v1/models" -> null;
            case "/v1/chat/completions" -> chat(body);
            case "/v1/embeddings" -> embeddings(body);
            default -> error(404, "Invalid URL", "invalid_request_error", null, null);
        };
    }

    @Override
    protected boolean streams(HttpExchange exchange, JsonNode body) {
        return body.path("stream").asBoolean(false);
    }

    @Override
    protected Refusal refusal(Mood mood) {
        return switch (mood) {
            case WRONG_KEY -> error(401, "Incorrect API key provided", "invalid_request_error", "invalid_api_key", null);
            case NO_MONEY ->
                error(429, "You exceeded your current quota", "insufficient_quota", "insufficient_quota", null);
            case BRIEF_LIMIT -> limit("0.2");
            case LONG_LIMIT -> limit("37");
            case OVERLOADED ->
                error(503, "overloaded", "service_unavailable_error", "server_is_overloaded", null);
            case MODEL_GONE -> error(404, "The model does not exist", "invalid_request_error", "model_not_found", "model");
            case FILTERED -> house == House.QWEN
                    ? error(400, "inappropriate content", "data_inspection_failed", "data_inspection_failed", null)
                    : error(403, "Country not supported", "request_forbidden", "unsupported_country_region_territory", null);
            default -> error(400, "We could not parse your request", "invalid_request_error", null, null);
        };
    }

    @Override
    protected String whole(Mood mood, List<String> words, JsonNode body) {
        return switch (mood) {
            case BLOCKED -> completion("null", "content_filter");
            case EMPTY -> completion("\"\"", "stop");
            case TOKENS_RAN_OUT -> completion("\"\"", "length");
            case SHORTENED -> completion(quoted(String.join("", words)), "length");
            default -> completion(quoted(String.join("", words)), "stop");
        };
    }

    @Override
    protected List<String> events(Mood mood, List<String> words, JsonNode body) {
        var events = new ArrayList<String>();
        events.add(chunk("{\"role\":\"assistant\",\"content\":\"\"}", null));
        if (!Set.of(Mood.BLOCKED, Mood.EMPTY, Mood.TOKENS_RAN_OUT).contains(mood)) {
            words.forEach(word -> events.add(chunk("{\"reasoning_content\":\"hm\",\"content\":" + quoted(word) + "}", null)));
        }
        if (mood == Mood.ERROR_IN_STREAM) {
            events.add(2, "{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\",\"code\":null}}");
        }
        if (mood == Mood.UNFINISHED) {
            return events;
        }
        events.add(chunk("{}", switch (mood) {
            case BLOCKED -> "content_filter";
            case TOKENS_RAN_OUT, SHORTENED -> "length";
            default -> "stop";
        }));
        if (body.at("/stream_options/include_usage").asBoolean(false)) {
            events.add("{\"choices\":[]," + USAGE + "}");
        }
        events.add("[DONE]");
        return events;
    }

    @Override
    protected String other(HttpExchange exchange, JsonNode body) {
        return switch (exchange.getRequestURI().getPath()) {
            case "/v1/models" -> "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-5.6-luna\"},{\"id\":\"llama3.2\"}]}";
            case "/v1/embeddings" -> vectors(body);
            default -> null;
        };
    }

    private String vectors(JsonNode body) {
        var data = new ArrayList<Map<String, Object>>();
        for (int i = body.get("input").size() - 1; i >= 0; i--) {
            var text = body.get("input").get(i).asString();
            data.add(Map.of("index", i, "embedding", IntStream.range(0, body.path("dimensions").asInt(5))
                    .mapToDouble(at -> text.charAt(at % text.length()) % 7 - 2.5)
                    .toArray()));
        }
        return JSON.writeValueAsString(Map.of("data", data, "usage", Map.of("prompt_tokens", 12)));
    }

    private Refusal chat(JsonNode body) {
        var model = body.path("model").asString();
        for (var name : body.propertyNames()) {
            if (!CHAT.contains(name) && !(house == House.QWEN && name.equals("enable_thinking"))) {
                return error(400, "Unrecognized request argument supplied: " + name, "invalid_request_error", "unknown_parameter", name);
            }
        }
        if (body.path("messages").isEmpty()) {
            return error(400, "Invalid 'messages': empty array", "invalid_request_error", "empty_array", "messages");
        }
        for (var message : body.get("messages")) {
            if (!Set.of("system", "user", "assistant").contains(message.path("role").asString())
                    || !message.path("content").isString()) {
                return error(400, "Invalid value", "invalid_request_error", "invalid_value", "messages");
            }
        }
        if (body.has("stream_options") && !body.path("stream").asBoolean(false)) {
            return error(400, "only allowed when 'stream' is enabled", "invalid_request_error", null, "stream_options");
        }
        if (REASONING.contains(model) && body.has("max_tokens")) {
            return error(400, "Unsupported parameter: 'max_tokens' is not supported with this model.",
                    "invalid_request_error", "unsupported_parameter", "max_tokens");
        }
        if (house == House.LOCAL && body.has("max_completion_tokens")) {
            return error(400, "this fake wants max_tokens", "invalid_request_error", null, null);
        }
        return house == House.QWEN && body.path("enable_thinking").asBoolean(true)
                ? error(400, "this fake wants no thinking", "invalid_request_error", null, null)
                : null;
    }

    private Refusal embeddings(JsonNode body) {
        if (!hasOnly(body, Set.of("model", "input", "dimensions"))) {
            return error(400, "Unrecognized request argument", "invalid_request_error", "unknown_parameter", null);
        }
        for (var text : body.path("input")) {
            if (text.asString().isEmpty()) {
                return error(400, "'$.input' is invalid", "invalid_request_error", null, "input");
            }
        }
        var most = body.path("model").asString().equals("text-embedding-v4") ? 10 : 2048;
        return body.path("input").size() > most
                ? error(400, "batch size is invalid", "invalid_request_error", null, "input")
                : null;
    }

    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":50,\"completion_tokens_details\":{\"reasoning_tokens\":30}}";

    private static String completion(String content, String finish) {
        return "{\"id\":\"c\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                + content + ",\"refusal\":null},\"finish_reason\":\"" + finish + "\"}]," + USAGE + "}";
    }

    private static String chunk(String delta, String finish) {
        return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + (finish == null ? "null" : quoted(finish)) + "}],\"usage\":null}";
    }

    private static Refusal limit(String seconds) {
        return new Refusal(
                429, error(429, "Rate limit reached", "requests", "rate_limit_exceeded", null).body(), seconds);
    }

    private static Refusal error(int status, String message, String type, String code, String param) {
        return refused(
                status,
                "{\"error\":{\"message\":" + quoted(message) + ",\"type\":" + quoted(type) + ",\"param\":" + quoted(param)
                        + ",\"code\":" + quoted(code) + "}}");
    }

    private static String quoted(String text) {
        return text == null ? "null" : JSON.writeValueAsString(text);
    }
}
