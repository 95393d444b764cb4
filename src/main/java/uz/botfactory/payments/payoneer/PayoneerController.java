package uz.botfactory.payments.payoneer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Payoneer says that something happened: /payments/payoneer, by GET, form or JSON. Always answered with 200, unless
 * what was said could not be kept.
 */
@RestController
class PayoneerController {

    private static final Logger LOG = LoggerFactory.getLogger(PayoneerController.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final PayoneerNotices notices;

    PayoneerController(PayoneerNotices notices) {
        this.notices = notices;
    }

    @RequestMapping("/payments/payoneer")
    ResponseEntity<Void> hear(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return ResponseEntity.status(405).header("Allow", "GET, HEAD, POST").build();
        }
        try {
            var notice = request.getMethod().equals("HEAD") ? null : PayoneerNotice.read(request);
            if (notice != null) {
                notices.hear(notice);
            }
            return ResponseEntity.ok().build();
        } catch (DataAccessException | TransactionException e) {
            LOG.error("What Payoneer said could not be kept; it will say it again: {}", e.getClass().getSimpleName());
            return ResponseEntity.status(503).build();
        } catch (Exception e) {
            LOG.error("What Payoneer said could not be kept; it will say it again", e);
            return ResponseEntity.status(503).build();
        }
    }
}
