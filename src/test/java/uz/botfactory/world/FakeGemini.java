package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Google's Gemini API, v1beta: refuses unknown fields, a key in the wrong place, levels a model does not know. */
public final class FakeGemini extends FakeModel {

    public static final String KEY = "AQ.fake-gemini-key";

    private static final Pattern PATH = Pattern.compile("/v1beta/models(/([a-z0-9.-]+):([A-Za-z]+))?");
    private static final Map<String, Set<String>> MODELS = Map.of(
            "gemini-3.5-flash-lite", Set.of("MINIMAL", "LOW", "MEDIUM", "HIGH"),
            "gemini-3.1-flash-lite", Set.of("MINIMAL", "LOW", "MEDIUM", "HIGH"),
            "gemini-3.8-flash", Set.of("LOW", "MEDIUM", "HIGH"),
            "gemini-without-thoughts", Set.of(),
            "gemini-embedding-001", Set.of(),
            "gemini-embedding-2", Set.of());
    private static final Set<String> REQUEST =
            Set.of("contents", "systemInstruction", "safetySettings", "generationConfig");
    private static final Set<String> GENERATION = Set.of("maxOutputTokens", "thinkingConfig");
    private static final Set<String> EMBED = Set.of("model", "content", "taskType", "title", "outputDimensionality");

    private volatile boolean refusesBatches;

    public void refuseBatches() {
        refusesBatches = true;
    }

    @Override
    protected Refusal check(HttpExchange exchange, JsonNode body) {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            return invalid("Multiple authentication credentials received. Please pass only one.");
        }
        var key = exchange.getRequestHeaders().getFirst("x-goog-api-key");
        if (key == null) {
            return error(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers", "");
        }
        if (!key.equals(KEY)) {
            return refusal(Mood.WRONG_KEY);
        }
        var path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            return error(404, "NOT_FOUND", "Requested entity was not found", "");
        }
        if (path.group(1) == null) {
            return null;
        }
        var levels = MODELS.get(path.group(2));
        if (levels == null || refusesBatches && path.group(3).equals("batchEmbedContents")) {
            return refusal(Mood.MODEL_GONE);
        }
        return switch (path.group(3)) {
            case "generateContent", "streamGenerateContent" -> chat(exchange, body, levels);
            case "embedContent" -> embedding(body, path.group(2));
            case "batchEmbedContents" -> batch(body, path.group(2));
            default -> error(404, "NOT_FOUND", "no such method", "");
        };
    }

    @Override
    protected boolean streams(HttpExchange exchange, JsonNode body) {
        return exchange.getRequestURI().getPath().endsWith(":streamGenerateContent");
    }

    @Override
    protected Refusal refusal(Mood mood) {
        return switch (mood) {
            case WRONG_KEY -> error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", """
                    {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
                     "domain": "googleapis.com", "metadata": {"service": "generativelanguage.googleapis.com"}}""");
            case NO_MONEY -> limit("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "37s");
            case BRIEF_LIMIT -> limit("GenerateRequestsPerMinutePerProjectPerModel", "0.2s");
            case LONG_LIMIT -> limit("GenerateRequestsPerMinutePerProjectPerModel", "37s");
            case OVERLOADED -> error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.", "");
            case MODEL_GONE -> error(404, "NOT_FOUND", "models/x is not found for API version v1beta", "");
            case FILTERED -> error(403, "PERMISSION_DENIED", "Your API key was reported as leaked.", "");
            default -> invalid("Request contains an invalid argument.");
        };
    }

    @Override
    protected String whole(Mood mood, List<String> words, JsonNode body) {
        return piece(mood, String.join("", words), true);
    }

    @Override
    protected List<String> events(Mood mood, List<String> words, JsonNode body) {
        if (Set.of(Mood.BLOCKED, Mood.EMPTY, Mood.TOKENS_RAN_OUT).contains(mood)) {
            return List.of(piece(mood, "", true));
        }
        var events = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            if (i == 1 && mood == Mood.ERROR_IN_STREAM) {
                events.add(refusal(Mood.OVERLOADED).body());
                return events;
            }
            events.add(piece(mood, words.get(i), i == words.size() - 1));
        }
        return events;
    }

    @Override
    protected String other(HttpExchange exchange, JsonNode body) {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/models")) {
            return JSON.writeValueAsString(Map.of(
                    "models",
                    MODELS.keySet().stream()
                            .map(name -> Map.of("name", "models/" + name))
                            .toList()));
        }
        if (path.endsWith(":embedContent")) {
            return JSON.writeValueAsString(Map.of("embedding", vector(body)));
        }
        if (path.endsWith(":batchEmbedContents")) {
            return JSON.writeValueAsString(Map.of(
                    "embeddings",
                    body.get("requests").valueStream().map(this::vector).toList()));
        }
        return null;
    }

    private Map<String, Object> vector(JsonNode request) {
        var text = request.at("/content/parts/0/text").asString();
        return Map.of(
                "values",
                IntStream.range(0, request.get("outputDimensionality").asInt())
                        .mapToDouble(i -> text.charAt(i % text.length()) % 7 - 2.5)
                        .toArray());
    }

    private Refusal chat(HttpExchange exchange, JsonNode body, Set<String> levels) {
        if (exchange.getRequestURI().getPath().contains("stream")
                && !"alt=sse".equals(exchange.getRequestURI().getQuery())) {
            return invalid("this fake wants alt=sse");
        }
        if (!hasOnly(body, REQUEST) || !hasOnly(body.path("generationConfig"), GENERATION)) {
            return invalid("Invalid JSON payload received. Unknown name: Cannot find field.");
        }
        if (body.path("contents").isEmpty()) {
            return invalid("* GenerateContentRequest.contents: contents is not specified");
        }
        for (var content : body.get("contents")) {
            if (!hasOnly(content, Set.of("role", "parts"))
                    || !Set.of("user", "model").contains(content.path("role").asString())
                    || content.path("parts").isEmpty()) {
                return invalid("Please use a valid role: user, model.");
            }
        }
        if (body.get("contents").get(body.get("contents").size() - 1).get("role").asString().equals("model")) {
            return invalid("Requests ending with a model turn (prefill) are not supported for this model.");
        }
        var level = body.at("/generationConfig/thinkingConfig/thinkingLevel");
        if (!level.isMissingNode() && !levels.contains(level.asString())) {
            return invalid("Thinking level is not supported for this model.");
        }
        return body.at("/generationConfig/maxOutputTokens").asInt() < 512 && levels.size() > 3
                ? invalid("this fake wants room for thoughts")
                : null;
    }

    private Refusal batch(JsonNode body, String model) {
        if (!hasOnly(body, Set.of("requests")) || body.path("requests").isEmpty()) {
            return invalid("* BatchEmbedContentsRequest.requests: requests is not specified");
        }
        if (body.get("requests").size() > 100) {
            return invalid("* BatchEmbedContentsRequest.requests: at most 100 requests can be in one batch");
        }
        for (var request : body.get("requests")) {
            var wrong = embedding(request, model);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private Refusal embedding(JsonNode body, String model) {
        if (!hasOnly(body, EMBED)) {
            return invalid("Unknown name: Cannot find field.");
        }
        if (!body.path("model").asString().equals("models/" + model)) {
            return invalid("model must match the model in the URL");
        }
        if (model.equals("gemini-embedding-2") == body.has("taskType")) {
            return invalid("this fake wants the task where the model reads it");
        }
        return body.at("/content/parts/0/text").asString().isBlank()
                ? invalid("* EmbedContentRequest.content: content is empty")
                : null;
    }

    private String piece(Mood mood, String text, boolean last) {
        var thinking = "{\"text\": \"Let me think\", \"thought\": true}";
        var parts = text.isEmpty() ? thinking : thinking + ",{\"text\":" + JSON.writeValueAsString(text) + "}";
        var usage = "\"usageMetadata\":{\"promptTokenCount\":100,\"candidatesTokenCount\":20,\"thoughtsTokenCount\":30}";
        return switch (mood) {
            case BLOCKED -> "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}," + usage + "}";
            case EMPTY -> "{\"candidates\":[{\"content\":{\"role\":\"model\"},\"finishReason\":\"STOP\"}]," + usage + "}";
            case TOKENS_RAN_OUT ->
                "{\"candidates\":[{\"content\":{\"parts\":[" + thinking
                        + "],\"role\":\"model\"},\"finishReason\":\"MAX_TOKENS\"}]," + usage + "}";
            default -> {
                var finish = !last || mood == Mood.UNFINISHED
                        ? ""
                        : ",\"finishReason\":\"" + (mood == Mood.SHORTENED ? "MAX_TOKENS" : "STOP") + "\"";
                yield "{\"candidates\":[{\"content\":{\"parts\":[" + parts + "],\"role\":\"model\"}" + finish
                        + ",\"index\":0}]," + usage + ",\"modelVersion\":\"fake\"}";
            }
        };
    }

    private static Refusal limit(String quota, String delay) {
        return error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.", """
                {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaId": "%s"}]},
                {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "%s"}""".formatted(quota, delay));
    }

    private static Refusal invalid(String message) {
        return error(400, "INVALID_ARGUMENT", message, "");
    }

    private static Refusal error(int code, String status, String message, String details) {
        return refused(
                code,
                "{\"error\":{\"code\":%d,\"message\":%s,\"status\":\"%s\",\"details\":[%s]}}"
                        .formatted(code, JSON.writeValueAsString(message), status, details)
                        .replace('\n', ' '));
    }
}
