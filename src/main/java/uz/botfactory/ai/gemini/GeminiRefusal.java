package uz.botfactory.ai.gemini;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.ai.wire.Json;
import uz.botfactory.ai.wire.ModelMissing;
import uz.botfactory.ai.wire.Told;

/** Google's way to say no: {@code {error: {code, status, message, details}}}, sometimes within an array. */
final class GeminiRefusal {

    private int code;
    private String status = "";
    private String message = "";
    private String reason = "";
    private boolean dailyQuota;
    private @Nullable Duration retryAfter;

    private GeminiRefusal() {}

    /** @param model the one that was asked */
    static ModelFailed meaning(int httpStatus, byte[] body, String model) {
        var refusal = readBody(body);
        refusal.code = httpStatus;
        return refusal.code == 404 && !model.isEmpty() ? new ModelMissing(model) : refusal.meaning();
    }

    /** The parser stands on the error object. */
    static GeminiRefusal read(JsonParser in) {
        var refusal = new GeminiRefusal();
        Json.each(in, refusal::property);
        return refusal;
    }

    ModelFailed meaning() {
        return switch (code) {
            case 400 -> badRequest();
            case 401 -> failed(Reason.WRONG_KEY);
            case 402 -> failed(Reason.NO_MONEY);
            case 403 -> failed(Reason.WRONG_KEY);
            case 408, 504 -> failed(Reason.OVERLOADED);
            case 429 -> dailyQuota ? failed(Reason.NO_MONEY) : limited();
            default -> failed(code >= 500 || code == 0 ? Reason.OVERLOADED : Reason.BAD_REQUEST);
        };
    }

    private ModelFailed badRequest() {
        if (reason.equals("API_KEY_INVALID") || message.contains("API key not valid") || reason.equals("API_KEY_EXPIRED")) {
            return failed(Reason.WRONG_KEY);
        }
        if (status.equals("FAILED_PRECONDITION")) {
            return failed(message.contains("location") ? Reason.WRONG_KEY : Reason.NO_MONEY);
        }
        return message.toLowerCase(Locale.ROOT).contains("think") ? new ThinkingRefused() : failed(Reason.BAD_REQUEST);
    }

    private ModelFailed limited() {
        return new ModelFailed(Reason.RATE_LIMITED, Told.brief(code, status), retryAfter);
    }

    private ModelFailed failed(Reason why) {
        return new ModelFailed(why, Told.brief(code, reason.isEmpty() ? status : reason));
    }

    private static GeminiRefusal readBody(byte[] body) {
        var holder = new GeminiRefusal[] {new GeminiRefusal()};
        try (var in = Json.parser(body, 0, body.length)) {
            in.nextToken();
            if (in.isExpectedStartArrayToken()) {
                in.nextToken();
            }
            Json.each(in, (name, value) -> {
                if (name.equals("error")) {
                    holder[0] = read(value);
                }
            });
        } catch (JacksonException e) {
            return holder[0]; // a gateway's page: the HTTP status alone speaks
        }
        return holder[0];
    }

    private void property(String name, JsonParser in) {
        switch (name) {
            case "code" -> code = in.getValueAsInt(0);
            case "status" -> status = in.getValueAsString("");
            case "message" -> message = in.getValueAsString("");
            case "details" -> Json.eachObject(in, () -> Json.each(in, this::detail));
            default -> {}
        }
    }

    private void detail(String name, JsonParser in) {
        switch (name) {
            case "reason" -> reason = in.getValueAsString("");
            case "retryDelay" -> retryAfter = Told.seconds(in.getValueAsString(""));
            case "violations" -> Json.eachObject(in, () -> Json.each(in, this::violation));
            default -> {}
        }
    }

    private void violation(String name, JsonParser in) {
        if (name.equals("quotaId")) {
            dailyQuota |= in.getValueAsString("").contains("PerDay");
        }
    }
}
