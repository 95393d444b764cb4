package uz.botfactory.ai.gemini;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.Turn;
import uz.botfactory.ai.wire.Access;
import uz.botfactory.ai.wire.Answer;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Json;
import uz.botfactory.ai.wire.Lines;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelApi;
import uz.botfactory.ai.wire.Patience;
import uz.botfactory.ai.wire.Question;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.ai.wire.Writing;

/** Google's Gemini API, v1beta. */
public final class GeminiApi implements ModelApi {

    private static final List<String> HARMS = List.of(
            "HARM_CATEGORY_HARASSMENT",
            "HARM_CATEGORY_HATE_SPEECH",
            "HARM_CATEGORY_SEXUALLY_EXPLICIT",
            "HARM_CATEGORY_DANGEROUS_CONTENT");
    private static final int LONGEST_TEXT = 6_000;

    private final Exchange exchange;
    private final Set<String> withoutThinking = ConcurrentHashMap.newKeySet();
    private final Set<String> oneByOne = ConcurrentHashMap.newKeySet();

    public GeminiApi(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Answer ask(Question question, Tokens used, Draft growing, Cancel cancel) throws ModelFailed {
        try {
            return askOnce(question, used, growing, cancel);
        } catch (ThinkingRefused e) {
            withoutThinking.add(question.model().name());
            return askOnce(question, used, growing, cancel);
        }
    }

    @Override
    public Set<String> models(Access access, Patience patience) throws ModelFailed {
        var request = Exchange.get(access.baseUrl() + "/v1beta/models?pageSize=1000");
        return exchange.send(
                keyed(request, access), patience, new Cancel(), (in, events) -> names(in), (status, body, after) ->
                        GeminiRefusal.meaning(status, body, ""));
    }

    @Override
    public List<float[]> embed(
            Access access, Model model, List<String> texts, boolean query, Tokens used, Patience patience)
            throws ModelFailed {
        if (!oneByOne.contains(model.name())) {
            try {
                return embedTogether(access, model, texts, query, patience);
            } catch (ModelFailed e) {
                if (e.reason() != Reason.BAD_REQUEST) {
                    throw e;
                }
            }
        }
        var vectors = embedEach(access, model, texts, query, patience);
        oneByOne.add(model.name());
        return vectors;
    }

    private Answer askOnce(Question question, Tokens used, Draft growing, Cancel cancel) throws ModelFailed {
        var model = question.model().name();
        var verb = question.stream() ? ":streamGenerateContent?alt=sse" : ":generateContent";
        var request = Exchange.post(address(question.access(), model) + verb, body(question));
        return exchange.send(
                keyed(request, question.access()),
                question.patience(),
                cancel,
                (in, events) -> events
                        ? stream(in, used, new Writing(growing))
                        : whole(Exchange.all(in), used, new Writing(growing)),
                (status, body, after) -> GeminiRefusal.meaning(status, body, model));
    }

    private byte[] body(Question question) {
        return Json.object(question.system().length() * 2 + 1024, out -> {
            if (!question.system().isBlank()) {
                out.writeName("systemInstruction").writeStartObject();
                parts(out, question.system());
                out.writeEndObject();
            }
            out.writeName("contents").writeStartArray();
            question.turns().forEach(turn -> content(out, turn));
            out.writeEndArray();
            safety(out);
            generation(out, question);
        });
    }

    private void content(JsonGenerator out, Turn turn) {
        out.writeStartObject();
        out.writeStringProperty("role", turn.fromModel() ? "model" : "user");
        parts(out, turn.text());
        out.writeEndObject();
    }

    private void parts(JsonGenerator out, String text) {
        out.writeName("parts").writeStartArray().writeStartObject();
        out.writeStringProperty("text", Json.sendable(text));
        out.writeEndObject().writeEndArray();
    }

    /** Only what is harmful for certain: a pharmacy's customers ask about poisons too. */
    private void safety(JsonGenerator out) {
        out.writeName("safetySettings").writeStartArray();
        for (var harm : HARMS) {
            out.writeStartObject();
            out.writeStringProperty("category", harm);
            out.writeStringProperty("threshold", "BLOCK_ONLY_HIGH");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void generation(JsonGenerator out, Question question) {
        var model = question.model();
        out.writeName("generationConfig").writeStartObject();
        out.writeNumberProperty("maxOutputTokens", question.maxOutputTokens() + model.thinkingTokens());
        if (model.thinking() != null && !withoutThinking.contains(model.name())) {
            out.writeName("thinkingConfig").writeStartObject();
            thinking(out, model.thinking());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** Models before 3 know a budget in tokens, those from 3 on a level. */
    private void thinking(JsonGenerator out, String thinking) {
        if (Character.isDigit(thinking.charAt(0))) {
            out.writeNumberProperty("thinkingBudget", Integer.parseInt(thinking));
        } else {
            out.writeStringProperty("thinkingLevel", thinking);
        }
    }

    private Answer stream(InputStream in, Tokens used, Writing writing) throws IOException, ModelFailed {
        var chunk = new GeminiChunk(writing, used);
        try {
            for (var lines = new Lines(in); lines.next(); ) {
                chunk.read(Json.parser(lines.bytes(), lines.from(), lines.length()));
            }
        } catch (JacksonException | IOException e) {
            if (!chunk.finished()) {
                throw e instanceof IOException io ? io : new IOException(e.getClass().getSimpleName());
            }
        }
        return chunk.answer();
    }

    private Answer whole(byte[] body, Tokens used, Writing writing) throws IOException, ModelFailed {
        var chunk = new GeminiChunk(writing, used);
        if (body.length > 0 && body[0] == '<') {
            throw new ModelFailed(Reason.OVERLOADED, "a page instead of an answer");
        }
        try {
            chunk.read(Json.parser(body, 0, body.length));
        } catch (JacksonException e) {
            throw new IOException(e.getClass().getSimpleName());
        }
        return chunk.answer();
    }

    private List<float[]> embedTogether(
            Access access, Model model, List<String> texts, boolean query, Patience patience) throws ModelFailed {
        var body = Json.object(texts.size() * 1024, out -> {
            out.writeName("requests").writeStartArray();
            for (var text : texts) {
                out.writeStartObject();
                embedding(out, model, text, query);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        return vectors(access, model, ":batchEmbedContents", body, texts.size(), patience);
    }

    private List<float[]> embedEach(Access access, Model model, List<String> texts, boolean query, Patience patience)
            throws ModelFailed {
        var vectors = new ArrayList<float[]>(texts.size());
        for (var text : texts) {
            var body = Json.object(text.length() * 2 + 256, out -> embedding(out, model, text, query));
            vectors.addAll(vectors(access, model, ":embedContent", body, 1, patience));
        }
        return vectors;
    }

    /** The first model is told its task beside the text, later ones read it in the text. */
    private void embedding(JsonGenerator out, Model model, String whole, boolean query) {
        var text = whole.length() > LONGEST_TEXT ? whole.substring(0, LONGEST_TEXT) : whole;
        var toldBeside = model.name().equals("gemini-embedding-001");
        out.writeStringProperty("model", "models/" + model.name());
        out.writeName("content").writeStartObject();
        parts(out, toldBeside ? text : (query ? "task: search result | query: " : "title: none | text: ") + text);
        out.writeEndObject();
        if (toldBeside) {
            out.writeStringProperty("taskType", query ? "RETRIEVAL_QUERY" : "RETRIEVAL_DOCUMENT");
        }
        if (model.dimensions() > 0) {
            out.writeNumberProperty("outputDimensionality", model.dimensions());
        }
    }

    private List<float[]> vectors(
            Access access, Model model, String verb, byte[] body, int expected, Patience patience)
            throws ModelFailed {
        var request = Exchange.post(address(access, model.name()) + verb, body);
        var vectors = exchange.send(
                keyed(request, access),
                patience,
                new Cancel(),
                (in, events) -> readVectors(Exchange.all(in)),
                (status, refusal, after) -> GeminiRefusal.meaning(status, refusal, model.name()));
        if (vectors.size() != expected) {
            throw new ModelFailed(Reason.EMPTY, vectors.size() + " vectors for " + expected + " texts");
        }
        return vectors;
    }

    private List<float[]> readVectors(byte[] body) throws IOException {
        var vectors = new ArrayList<float[]>();
        try (var in = Json.parser(body, 0, body.length)) {
            in.nextToken();
            Json.each(in, (name, value) -> {
                switch (name) {
                    case "embeddings" -> Json.eachObject(value, () -> vector(value, vectors));
                    case "embedding" -> vector(value, vectors);
                    default -> {}
                }
            });
        } catch (JacksonException e) {
            throw new IOException(e.getClass().getSimpleName());
        }
        return vectors;
    }

    private void vector(JsonParser in, List<float[]> vectors) {
        Json.each(in, (name, value) -> {
            if (name.equals("values")) {
                vectors.add(Json.floats(value));
            }
        });
    }

    private Set<String> names(InputStream in) throws IOException {
        var names = new HashSet<String>();
        var body = Exchange.all(in);
        try (var json = Json.parser(body, 0, body.length)) {
            json.nextToken();
            Json.each(json, (name, value) -> {
                if (name.equals("models")) {
                    Json.eachObject(value, () -> name(value, names));
                }
            });
        } catch (JacksonException e) {
            throw new IOException(e.getClass().getSimpleName());
        }
        return names;
    }

    private void name(JsonParser in, Set<String> names) {
        Json.each(in, (name, value) -> {
            if (name.equals("name") && value.currentToken() == JsonToken.VALUE_STRING) {
                names.add(withoutPrefix(value.getString()));
            }
        });
    }

    private static String withoutPrefix(String name) {
        return name.startsWith("models/") ? name.substring("models/".length()) : name;
    }

    private static String address(Access access, String model) {
        return access.baseUrl() + "/v1beta/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8);
    }

    private static <R extends HttpUriRequestBase> R keyed(R request, Access access) {
        @Nullable String key = access.key();
        if (key != null) {
            request.setHeader("x-goog-api-key", key);
        }
        return request;
    }
}
