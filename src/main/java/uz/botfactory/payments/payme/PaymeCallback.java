package uz.botfactory.payments.payme;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import uz.botfactory.payments.wire.Callbacks;

/**
 * Where Payme calls: POST /payments/payme. Whatever comes, in whatever content type, is answered with HTTP 200, since
 * Payme takes any other status for a failure of ours. Stands in front of the rest of the web server, which would answer
 * in its own way.
 */
@Component
class PaymeCallback extends HttpFilter {

    static final String PATH = "/payments/payme";

    private static final Logger LOG = LoggerFactory.getLogger(PaymeCallback.class);
    private static final String BASIC = "Basic ";

    private final transient PaymeSettings settings;
    private final transient PaymeDesk desk;
    private final transient Callbacks callbacks;
    private final transient JsonMapper json = JsonMapper.shared();

    PaymeCallback(PaymeSettings settings, PaymeDesk desk, Callbacks callbacks) {
        this.settings = settings;
        this.desk = desk;
        this.callbacks = callbacks;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var answer = answer(request).getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private String answer(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return message(PaymeAnswer.refusal(PaymeError.NOT_POST), MissingNode.getInstance());
        }
        var body = Callbacks.body(request);
        var asked = parse(body);
        var id = id(asked);
        if (!isPayme(request)) {
            return message(PaymeAnswer.refusal(PaymeError.FORBIDDEN), id);
        }
        try {
            return callbacks.answer(PaymeDesk.PROVIDER, request, body, () -> message(decide(asked), id));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A call of Payme could not be carried out: {}", e.getClass().getSimpleName());
            return message(PaymeAnswer.refusal(PaymeError.INTERNAL), id);
        } catch (RuntimeException e) {
            LOG.error("A call of Payme could not be carried out", e);
            return message(PaymeAnswer.refusal(PaymeError.INTERNAL), id);
        }
    }

    private PaymeAnswer decide(@Nullable JsonNode asked) {
        if (asked == null) {
            return PaymeAnswer.refusal(PaymeError.NOT_JSON);
        }
        try {
            return desk.answer(PaymeReader.read(asked));
        } catch (PaymeRefused refused) {
            return refused.error() == PaymeError.UNKNOWN_METHOD
                    ? new PaymeAnswer.Refusal(refused.error(), asked.path("method").asString())
                    : PaymeAnswer.refusal(refused.error());
        }
    }

    /** Null when it is no JSON. */
    private @Nullable JsonNode parse(byte[] body) {
        try {
            var asked = json.readTree(body);
            return asked == null || asked.isMissingNode() ? null : asked;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The number that Payme gave the request, to be given back; whatever else stands there is not. */
    private static JsonNode id(@Nullable JsonNode asked) {
        var id = asked == null ? MissingNode.getInstance() : asked.path("id");
        return id.isIntegralNumber() || id.isString() ? id : MissingNode.getInstance();
    }

    private boolean isPayme(HttpServletRequest request) {
        return settings.complete() && MessageDigest.isEqual(bytes(password(request)), bytes(settings.key()));
    }

    private static String password(HttpServletRequest request) {
        var shown = request.getHeader("Authorization");
        if (shown == null || !shown.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "";
        }
        try {
            var login = new String(Base64.getDecoder().decode(shown.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = login.indexOf(':');
            return colon < 0 ? "" : login.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String message(PaymeAnswer answer, JsonNode id) {
        return json.writeValueAsString(answer.message(id));
    }
}
