package uz.botfactory.payments.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.support.Http;

/** Calls to Stripe: forms there, JSON back, always in the one version of the API that this package understands. */
@Component
class StripeApi implements DisposableBean {

    static final String VERSION = "2025-08-27.basil";

    private static final int LARGEST_ANSWER = 8 << 20;
    private static final ContentType FORM = ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8);

    private final StripeSettings settings;
    private final JsonMapper json;
    private final CloseableHttpClient http =
            Http.client("stripe", 60, Duration.ofSeconds(4), Duration.ofSeconds(15));

    StripeApi(StripeSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** An object as it is now. @param path such as {@code /v1/invoices/in_1} */
    JsonNode get(String path) throws StripeFailed {
        return send(new HttpGet(address(path)));
    }

    JsonNode get(String path, Form query) throws StripeFailed {
        return get(path + "?" + query);
    }

    /**
     * Has something done, once for each key. When no answer comes we ask once more under the same key, so that it is
     * either done or refused.
     */
    JsonNode post(String path, String form, String key) throws StripeFailed {
        try {
            return send(posting(path, form, key));
        } catch (StripeFailed e) {
            if (!e.isSilence()) {
                throw e;
            }
            return send(posting(path, form, key));
        }
    }

    /** Deleting what is gone already is refused as missing. */
    JsonNode delete(String path) throws StripeFailed {
        return send(new HttpDelete(address(path)));
    }

    /** One part of an address; ids come from outside. */
    static String id(String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("Not an id of Stripe");
        }
        return id;
    }

    static boolean isId(String text) {
        return text.matches("[A-Za-z0-9_-]{1,255}");
    }

    private HttpPost posting(String path, String form, String key) {
        var request = new HttpPost(address(path));
        request.setEntity(new ByteArrayEntity(form.getBytes(StandardCharsets.UTF_8), FORM));
        request.setHeader("Idempotency-Key", key);
        return request;
    }

    private URI address(String path) {
        return URI.create(settings.apiUrl() + path);
    }

    private JsonNode send(HttpUriRequestBase request) throws StripeFailed {
        request.setHeader("Authorization", "Bearer " + settings.secretKey());
        request.setHeader("Stripe-Version", VERSION);
        request.setHeader("Accept", "application/json");
        try {
            return http.execute(request, this::read).orThrow();
        } catch (IOException e) {
            throw StripeFailed.silent(e);
        }
    }

    /** One of the two. */
    private record Answer(@Nullable JsonNode object, @Nullable StripeFailed failed) {

        JsonNode orThrow() throws StripeFailed {
            if (object == null) {
                throw failed == null ? StripeFailed.silent(new IOException("nothing")) : failed;
            }
            return object;
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        boolean well = response.getCode() / 100 == 2;
        try (var body = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity().getContent()) {
            var answer = json.readTree(body.readNBytes(LARGEST_ANSWER));
            return well && answer.isObject() ? new Answer(answer, null) : new Answer(null, refusal(response.getCode(), answer));
        } catch (JacksonException e) {
            // Something in between spoke, or half an answer came.
            return new Answer(null, well ? StripeFailed.silent(e) : refusal(response.getCode(), json.createObjectNode()));
        }
    }

    private static StripeFailed refusal(int status, JsonNode answer) {
        var error = answer.path("error");
        return StripeFailed.refused(status, text(error, "type"), text(error, "code"), text(error, "param"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).asString() : null;
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }
}
