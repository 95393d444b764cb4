package uz.botfactory.payments.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.support.Http;

/**
 * Calls of one payment company: JSON there and back. Nothing is repeated here, since only the caller knows what may be.
 * Amounts keep all their digits.
 */
public final class JsonCalls implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What came back. @param body an empty object when it was no JSON */
    public record Answer(int status, JsonNode body) {

        public boolean fine() {
            return status >= 200 && status < 300;
        }
    }

    private final String company;
    private final ContentType type;
    private final CloseableHttpClient client;

    /** @param company for the log; @param mediaType of bodies in both directions */
    public JsonCalls(String company, String mediaType) {
        this.company = company;
        this.type = ContentType.create(mediaType);
        this.client = Http.client(company, 20, Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    public Answer post(String address, Map<String, String> headers, JsonNode body) throws ProviderFailed {
        var request = new HttpPost(URI.create(address));
        request.setEntity(new ByteArrayEntity(JSON.writeValueAsBytes(body), type));
        return send(request, headers);
    }

    public Answer get(String address, Map<String, String> headers) throws ProviderFailed {
        return send(new HttpGet(URI.create(address)), headers);
    }

    public Answer delete(String address, Map<String, String> headers) throws ProviderFailed {
        return send(new HttpDelete(URI.create(address)), headers);
    }

    private Answer send(HttpUriRequestBase request, Map<String, String> headers) throws ProviderFailed {
        request.setHeader("Accept", type.getMimeType());
        headers.forEach(request::setHeader);
        try {
            return refuseToMisunderstand(client.execute(request, this::read));
        } catch (IOException e) {
            throw ProviderFailed.unreachable(company + ": " + e.getClass().getSimpleName());
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        try (var in = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent()) {
            return new Answer(response.getCode(), parsed(in.readNBytes(LARGEST_ANSWER)));
        }
    }

    /** Something in between may speak HTML or half a sentence; the status is then all we have. */
    private static JsonNode parsed(byte[] body) {
        try {
            var node = JSON.readTree(body);
            return node != null && node.isObject() ? node : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private Answer refuseToMisunderstand(Answer answer) throws ProviderFailed {
        boolean theirFault = answer.status >= 500 || answer.status == 429 || answer.status == 408;
        if (theirFault || answer.fine() && answer.body.isEmpty()) {
            throw ProviderFailed.unreachable(company + ": HTTP " + answer.status + " without a usable answer");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
