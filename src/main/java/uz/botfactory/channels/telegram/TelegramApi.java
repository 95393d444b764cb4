package uz.botfactory.channels.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.support.Http;

/** Calls methods of the Bot API. An answer is a result, a refusal or silence; nothing is repeated here. */
@Component
@EnableConfigurationProperties(TelegramSettings.class)
class TelegramApi implements DisposableBean {

    private static final Pattern TOKEN = Pattern.compile("[1-9][0-9]{0,18}:[A-Za-z0-9_-]{3,60}");
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    private final String url;
    private final JsonMapper json;
    private final CloseableHttpClient calls =
            Http.client("telegram", 400, Duration.ofSeconds(5), Duration.ofSeconds(15));
    private final CloseableHttpClient polls =
            Http.client("telegram-polls", 5_000, Duration.ofSeconds(5), Duration.ofSeconds(65));

    TelegramApi(TelegramSettings settings, JsonMapper json) {
        this.url = settings.apiUrl();
        this.json = json;
    }

    /** Whether it looks like a token at all; Telegram dislikes being asked about anything else. */
    static boolean looksLikeToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The result of the method. Blocks up to 15 s. */
    JsonNode call(String token, String method, Map<String, ?> parameters) throws TelegramRefused, TelegramSilent {
        return call(calls, token, method, parameters, null);
    }

    /** The same with less patience, for what is not worth waiting for. */
    JsonNode callBriefly(String token, String method, Map<String, ?> parameters)
            throws TelegramRefused, TelegramSilent {
        return call(calls, token, method, parameters, Timeout.ofSeconds(3));
    }

    /** TelegramUpdates that come within the given time. */
    JsonNode poll(String token, Map<String, ?> parameters) throws TelegramRefused, TelegramSilent {
        return call(polls, token, "getUpdates", parameters, null);
    }

    private JsonNode call(
            CloseableHttpClient client, String token, String method, Map<String, ?> parameters, @Nullable Timeout patience)
            throws TelegramRefused, TelegramSilent {
        var request = new HttpPost(URI.create(url + "/bot" + token + "/" + method));
        request.setEntity(new ByteArrayEntity(json.writeValueAsBytes(parameters), ContentType.APPLICATION_JSON));
        if (patience != null) {
            request.setConfig(RequestConfig.custom()
                    .setResponseTimeout(patience)
                    .setConnectionRequestTimeout(patience)
                    .build());
        }
        try {
            return client.execute(request, this::read).orThrow();
        } catch (ConnectException | NoRouteToHostException | UnknownHostException | ConnectionRequestTimeoutException e) {
            throw new TelegramSilent(false, e);
        } catch (org.apache.hc.client5.http.ConnectTimeoutException e) {
            throw new TelegramSilent(false, e);
        } catch (IOException e) {
            throw new TelegramSilent(true, e);
        }
    }

    /** One of the three. */
    private record Answer(@Nullable JsonNode result, @Nullable TelegramRefused refused, @Nullable TelegramSilent silent) {

        JsonNode orThrow() throws TelegramRefused, TelegramSilent {
            if (refused != null) {
                throw refused;
            }
            if (silent != null) {
                throw silent;
            }
            if (result == null) {
                throw new TelegramSilent(true, "no result");
            }
            return result;
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        try (var body = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity().getContent()) {
            var answer = json.readTree(body.readNBytes(LARGEST_ANSWER));
            if (answer.path("ok").asBoolean(false)) {
                return new Answer(answer.path("result"), null, null);
            }
            if (answer.path("error_code").isNumber()) {
                return new Answer(null, refusal(response, answer), null);
            }
        } catch (JacksonException e) {
            // Something in between spoke, in HTML or half a sentence; the status is all we have.
        }
        return status >= 200 && status < 300
                ? new Answer(null, null, new TelegramSilent(true, "not understood"))
                : new Answer(null, new TelegramRefused(status, "HTTP " + status, wait(response, null), null), null);
    }

    private static TelegramRefused refusal(ClassicHttpResponse response, JsonNode answer) {
        var parameters = answer.path("parameters");
        var migrated = parameters.path("migrate_to_chat_id");
        return new TelegramRefused(
                answer.path("error_code").asInt(),
                answer.path("description").asString(""),
                wait(response, parameters.path("retry_after")),
                migrated.isNumber() ? migrated.asLong() : null);
    }

    private static Duration wait(ClassicHttpResponse response, @Nullable JsonNode retryAfter) {
        if (retryAfter != null && retryAfter.isNumber()) {
            return Duration.ofSeconds(Math.clamp(retryAfter.asLong(), 0, 86_400));
        }
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        boolean seconds = header != null && header.getValue().matches("\\d{1,5}");
        return seconds ? Duration.ofSeconds(Long.parseLong(header.getValue())) : Duration.ZERO;
    }

    @Override
    public void destroy() throws IOException {
        calls.close();
        polls.close();
    }
}
