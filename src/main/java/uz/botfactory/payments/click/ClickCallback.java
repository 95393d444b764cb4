package uz.botfactory.payments.click;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.payments.wire.Callbacks;

/**
 * Where Click calls: POST /payments/click/prepare and /payments/click/complete. Whatever comes is answered with HTTP 200
 * and one of Click's codes. Stands in front of the rest of the web server, which would answer in its own way.
 */
@Component
class ClickCallback extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ClickCallback.class);

    private final transient ClickSettings settings;
    private final transient ClickDesk desk;
    private final transient Callbacks callbacks;
    private final transient JsonMapper json = JsonMapper.shared();

    ClickCallback(ClickSettings settings, ClickDesk desk, Callbacks callbacks) {
        this.settings = settings;
        this.desk = desk;
        this.callbacks = callbacks;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var phase = request.getRequestURI().startsWith(ClickPhase.COMPLETE.path()) ? ClickPhase.COMPLETE : ClickPhase.PREPARE;
        var body = Callbacks.body(request);
        var answer = answer(request, phase, body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private String answer(HttpServletRequest request, ClickPhase phase, byte[] body) {
        var form = ClickForm.read(body);
        try {
            if (!request.getMethod().equals("POST")) {
                throw new ClickRefused(ClickError.MALFORMED);
            }
            var call = ClickCall.read(form, phase, settings);
            return callbacks.answer(
                    ClickDesk.PROVIDER, request, unsigned(form), () -> message(desk.answer(call), form, phase));
        } catch (ClickRefused refused) {
            return message(ClickAnswer.of(refused.error()), form, phase);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A call of Click to {} could not be carried out: {}", phase, e.getClass().getSimpleName());
            return message(ClickAnswer.of(ClickError.NOT_UPDATED), form, phase);
        } catch (RuntimeException e) {
            LOG.error("A call of Click to {} could not be carried out", phase, e);
            return message(ClickAnswer.of(ClickError.NOT_UPDATED), form, phase);
        }
    }

    /** What is kept of a call: everything but the proof. */
    private byte[] unsigned(ClickForm form) {
        var fields = new TreeMap<>(form.fields());
        fields.remove("sign_string");
        return json.writeValueAsBytes(fields);
    }

    private String message(ClickAnswer answer, ClickForm form, ClickPhase phase) {
        return json.writeValueAsString(answer.message(form, phase));
    }
}
