package uz.botfactory.ai.openai;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ModelFailed.Reason;
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

/** Chat completions and embeddings of OpenAI, Qwen, and every server that speaks like them. */
public final class OpenAiApi implements ModelApi {

    private static final String DONE = "[DONE]";
    private static final int LONGEST_TEXT = 6_000;

    private final Exchange exchange;
    private final boolean qwen;
    private final Map<String, Set<String>> refusedParameters = new ConcurrentHashMap<>();

    /** @param qwen whether to switch off the thinking that Qwen's models do by default */
    public OpenAiApi(Exchange exchange, boolean qwen) {
        this.exchange = exchange;
        this.qwen = qwen;
    }

    @Override
    public Answer ask(Question question, Tokens used, Draft growing, Cancel cancel) throws ModelFailed {
        try {
            return askOnce(question, used, growing, cancel);
        } catch (ParameterRefused e) {
            learn(question.model().name(), e.parameter());
            return askOnce(question, used, growing, cancel);
        }
    }

    @Override
    public Set<String> models(Access access, Patience patience) throws ModelFailed {
        var request = Exchange.get(access.baseUrl() + "/models");
        return exchange.send(
                keyed(request, access), patience, new Cancel(), (in, events) -> names(in), (status, body, after) ->
                        OpenAiRefusal.meaning(status, body, after, ""));
    }

    @Override
    public List<float[]> embed(
            Access access, Model model, List<String> texts, boolean query, Tokens used, Patience patience)
            throws ModelFailed {
        var request = Exchange.post(access.baseUrl() + "/embeddings", embeddingBody(model, texts));
        var vectors = exchange.send(
                keyed(request, access),
                patience,
                new Cancel(),
                (in, events) -> readVectors(Exchange.all(in), texts.size(), used),
                (status, body, after) -> OpenAiRefusal.meaning(status, body, after, model.name()));
        for (var vector : vectors) {
            if (vector == null) {
                throw new ModelFailed(Reason.EMPTY, "a text without its vector");
            }
        }
        return List.of(vectors);
    }

    private Answer askOnce(Question question, Tokens used, Draft growing, Cancel cancel) throws ModelFailed {
        var request = Exchange.post(question.access().baseUrl() + "/chat/completions", body(question));
        return exchange.send(
                keyed(request, question.access()),
                question.patience(),
                cancel,
                (in, events) -> events
                        ? stream(in, used, new Writing(growing))
                        : whole(Exchange.all(in), used, new Writing(growing)),
                (status, body, after) ->
                        OpenAiRefusal.meaning(status, body, after, question.model().name()));
    }

    private byte[] body(Question question) {
        return Json.object(question.system().length() * 2 + 1024, out -> {
            out.writeStringProperty("model", question.model().name());
            out.writeName("messages").writeStartArray();
            if (!question.system().isBlank()) {
                message(out, "system", question.system());
            }
            question.turns().forEach(turn -> message(out, turn.fromModel() ? "assistant" : "user", turn.text()));
            out.writeEndArray();
            limits(out, question);
            if (question.stream()) {
                stream(out, question.model().name());
            }
        });
    }

    private void message(JsonGenerator out, String role, String content) {
        out.writeStartObject();
        out.writeStringProperty("role", role);
        out.writeStringProperty("content", Json.sendable(content));
        out.writeEndObject();
    }

    private void limits(JsonGenerator out, Question question) {
        var model = question.model();
        out.writeNumberProperty(limitName(model), question.maxOutputTokens() + model.thinkingTokens());
        if (model.thinking() != null && takes(model.name(), "reasoning_effort")) {
            out.writeStringProperty("reasoning_effort", model.thinking());
        }
        if (qwen && takes(model.name(), "enable_thinking")) {
            out.writeBooleanProperty("enable_thinking", false);
        }
    }

    private void stream(JsonGenerator out, String model) {
        out.writeBooleanProperty("stream", true);
        if (takes(model, "stream_options")) {
            out.writeName("stream_options").writeStartObject();
            out.writeBooleanProperty("include_usage", true);
            out.writeEndObject();
        }
    }

    private String limitName(Model model) {
        if (takes(model.name(), model.maxTokensName())) {
            return model.maxTokensName();
        }
        return model.maxTokensName().equals("max_tokens") ? "max_completion_tokens" : "max_tokens";
    }

    private boolean takes(String model, String parameter) {
        return refusedParameters.isEmpty()
                || !refusedParameters.getOrDefault(model, Set.of()).contains(parameter);
    }

    private void learn(String model, String parameter) {
        refusedParameters
                .computeIfAbsent(model, name -> ConcurrentHashMap.newKeySet())
                .add(parameter);
    }

    private Answer stream(InputStream in, Tokens used, Writing writing) throws IOException, ModelFailed {
        var chunk = new OpenAiChunk(writing, used);
        try {
            for (var lines = new Lines(in); lines.next() && !lines.is(DONE); ) {
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
        if (body.length > 0 && body[0] == '<') {
            throw new ModelFailed(Reason.OVERLOADED, "a page instead of an answer");
        }
        var chunk = new OpenAiChunk(writing, used);
        try {
            chunk.read(Json.parser(body, 0, body.length));
        } catch (JacksonException e) {
            throw new IOException(e.getClass().getSimpleName());
        }
        return chunk.answer();
    }

    private byte[] embeddingBody(Model model, List<String> texts) {
        return Json.object(texts.size() * 1024, out -> {
            out.writeStringProperty("model", model.name());
            out.writeName("input").writeStartArray();
            for (var text : texts) {
                out.writeString(Json.sendable(
                        text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text));
            }
            out.writeEndArray();
            if (model.dimensions() > 0) {
                out.writeNumberProperty("dimensions", model.dimensions());
            }
        });
    }

    private float[][] readVectors(byte[] body, int expected, Tokens used) throws IOException {
        var vectors = new float[expected][];
        try (var in = Json.parser(body, 0, body.length)) {
            in.nextToken();
            Json.each(in, (name, value) -> {
                switch (name) {
                    case "data" -> Json.eachObject(value, () -> new Embedding().read(value, vectors));
                    case "usage" -> new OpenAiUsage(used).read(value);
                    default -> {}
                }
            });
        } catch (JacksonException e) {
            throw new IOException(e.getClass().getSimpleName());
        }
        return vectors;
    }

    private Set<String> names(InputStream in) throws IOException {
        var names = new HashSet<String>();
        var body = Exchange.all(in);
        try (var json = Json.parser(body, 0, body.length)) {
            json.nextToken();
            Json.each(json, (name, value) -> {
                if (name.equals("data")) {
                    Json.eachObject(value, () -> Json.each(value, (key, id) -> {
                        if (key.equals("id")) {
                            names.add(id.getValueAsString(""));
                        }
                    }));
                }
            });
        } catch (JacksonException e) {
            throw new IOException(e.getClass().getSimpleName());
        }
        return names;
    }

    private static <R extends HttpUriRequestBase> R keyed(R request, Access access) {
        if (access.key() != null) {
            request.setHeader("Authorization", "Bearer " + access.key());
        }
        return request;
    }

    private static final class Embedding {

        private int index = -1;
        private float[] values = new float[0];

        void read(JsonParser in, float[][] into) {
            Json.each(in, (name, value) -> {
                switch (name) {
                    case "index" -> index = value.getValueAsInt(-1);
                    case "embedding" -> values = Json.floats(value);
                    default -> {}
                }
            });
            if (index >= 0 && index < into.length && values.length > 0) {
                into[index] = values;
            }
        }
    }
}
