package uz.botfactory.payments.uzum;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;

/**
 * Where Uzum Checkout says that something happened: POST /payments/uzum-checkout. Nothing proves that it is Uzum who
 * speaks, so this only makes us ask. When we cannot ask, it is told so and comes again.
 */
@RestController
class CheckoutController {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutController.class);
    private static final int LARGEST = 64 * 1024;
    private static final Pattern NUMBERS = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final CheckoutProvider provider;
    private final Till till;

    CheckoutController(CheckoutProvider provider, Till till) {
        this.provider = provider;
        this.till = till;
    }

    @RequestMapping("/payments/uzum-checkout")
    ResponseEntity<Map<String, String>> hear(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return ResponseEntity.status(405).header("Allow", "POST").body(Map.of("status", "wrong method"));
        }
        try {
            var body = request.getInputStream().readNBytes(LARGEST + 1);
            var id = body.length > LARGEST ? "" : payment(body);
            return id.isBlank() ? said(400, "not understood") : hear(id, body);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("What Uzum Checkout said could not be followed up; it will say it again: {}", e.getClass().getSimpleName());
            return said(503, "try again");
        } catch (Exception e) {
            LOG.error("What Uzum Checkout said could not be followed up; it will say it again", e);
            return said(503, "try again");
        }
    }

    private ResponseEntity<Map<String, String>> hear(String id, byte[] body) {
        if (!NUMBERS.matcher(id).matches() || till.attempt(CheckoutProvider.CODE, id).isEmpty()) {
            LOG.info("Uzum Checkout, or somebody in its name, spoke of a payment that we do not have");
            return said(200, "unknown");
        }
        long event = till.event(CheckoutProvider.CODE, null, body, Map.of(), false);
        try {
            provider.ask(id);
            till.answered(event, "200");
            return said(200, "ok");
        } catch (ProviderFailed e) {
            LOG.warn("Uzum Checkout could not be asked about a payment: {}", e.getMessage());
            till.answered(event, "503");
            return said(503, "try again");
        }
    }

    /** Uzum's number of the payment; empty when it is not said. */
    private static String payment(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body).path("orderId").asString("").strip();
        } catch (JacksonException e) {
            return "";
        }
    }

    private static ResponseEntity<Map<String, String>> said(int status, String word) {
        return ResponseEntity.status(status).body(Map.of("status", word));
    }
}
