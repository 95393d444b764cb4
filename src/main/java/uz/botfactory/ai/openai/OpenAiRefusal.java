package uz.botfactory.ai.openai;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Json;
import uz.botfactory.ai.wire.ModelMissing;
import uz.botfactory.ai.wire.Told;

/** OpenAI's way to say no, {@code {error: {message, type, param, code}}}, and the dialects of those who follow it. */
final class OpenAiRefusal {

    private static final Set<String> DISPENSABLE =
            Set.of("max_tokens", "max_completion_tokens", "reasoning_effort", "stream_options", "enable_thinking");

    private int status;
    private String code = "";
    private String type = "";
    private String param = "";
    private String message = "";
    private @Nullable Duration retryAfter;

    private OpenAiRefusal() {}

    /** @param model the one that was asked */
    static ModelFailed meaning(int httpStatus, byte[] body, @Nullable String retryAfter, String model) {
        var refusal = readBody(body);
        refusal.status = httpStatus;
        refusal.retryAfter = Told.seconds(retryAfter);
        return refusal.isAboutTheModel(model) ? new ModelMissing(model) : refusal.meaning();
    }

    /** The parser stands on what {@code error} holds, within a stream whose HTTP status was fine. */
    static OpenAiRefusal read(JsonParser in) {
        var refusal = new OpenAiRefusal();
        refusal.error(in);
        return refusal;
    }

    ModelFailed meaning() {
        if (code.equals("insufficient_quota") || type.equals("insufficient_quota") || code.equals("Arrearage")) {
            return failed(Reason.NO_MONEY);
        }
        if (code.equals("content_filter") || code.equals("data_inspection_failed")) {
            return failed(Reason.BLOCKED_CONTENT);
        }
        if (code.equals("invalid_api_key")) {
            return failed(Reason.WRONG_KEY);
        }
        return switch (status) {
            case 400, 422 -> badRequest();
            case 401, 403 -> failed(Reason.WRONG_KEY);
            case 402 -> failed(Reason.NO_MONEY);
            case 429 -> new ModelFailed(Reason.RATE_LIMITED, Told.brief(status, code), retryAfter);
            case 408 -> failed(Reason.OVERLOADED);
            default -> failed(status >= 500 || status == 0 ? Reason.OVERLOADED : Reason.BAD_REQUEST);
        };
    }

    private boolean isAboutTheModel(String model) {
        return !model.isEmpty() && (status == 404 || code.equals("model_not_found"));
    }

    private ModelFailed badRequest() {
        for (var parameter : DISPENSABLE) {
            if (param.equals(parameter) || param.isEmpty() && message.contains("'" + parameter + "'")) {
                return new ParameterRefused(parameter);
            }
        }
        return failed(message.toLowerCase(Locale.ROOT).contains("api key") ? Reason.WRONG_KEY : Reason.BAD_REQUEST);
    }

    private ModelFailed failed(Reason reason) {
        return new ModelFailed(reason, Told.brief(status, code.isEmpty() ? type : code), retryAfter);
    }

    private static OpenAiRefusal readBody(byte[] body) {
        var refusal = new OpenAiRefusal();
        try (var in = Json.parser(body, 0, body.length)) {
            in.nextToken();
            Json.each(in, (name, value) -> {
                if (name.equals("error")) {
                    refusal.error(value);
                } else {
                    refusal.property(name, value);
                }
            });
        } catch (JacksonException e) {
            return refusal; // a gateway's page: the HTTP status alone speaks
        }
        return refusal;
    }

    private void error(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            message = in.getString();
        } else {
            Json.each(in, this::property);
        }
    }

    private void property(String name, JsonParser in) {
        var value = in.currentToken().isScalarValue() && in.currentToken() != JsonToken.VALUE_NULL
                ? in.getValueAsString("")
                : "";
        switch (name) {
            case "code" -> code = value;
            case "type" -> type = value;
            case "param" -> param = value;
            case "message" -> message = value;
            default -> {}
        }
    }
}
