package uz.botfactory.payments.stripe;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Stripe tells its events. 2xx means that all of it is booked (or was before, or is nothing of ours), 400 that it is
 * not from Stripe, 5xx that it shall come again.
 */
@RestController
@Hidden
class StripeWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(StripeWebhook.class);
    private static final int LARGEST = 1 << 20;

    private final StripeSettings settings;
    private final StripeNews news;
    private final JsonMapper json;
    private final Clock clock;

    StripeWebhook(StripeSettings settings, StripeNews news, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.news = news;
        this.json = json;
        this.clock = clock;
    }

    @RequestMapping("/payments/stripe")
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.setStatus(405);
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        response.setStatus(body.length > LARGEST ? 413 : answer(request, body));
    }

    private int answer(HttpServletRequest request, byte[] body) {
        var signature = request.getHeader("Stripe-Signature");
        if (!StripeSignature.proves(body, signature, settings.webhookSecret(), clock.instant())) {
            return 400;
        }
        var notice = StripeNotice.read(body, json);
        return notice.isEmpty() ? 400 : book(notice.get(), body, headers(request));
    }

    private int book(StripeNotice notice, byte[] body, Map<String, String> headers) {
        try {
            var done = news.told(notice, body, headers);
            LOG.debug("{} {}: {}", notice.type(), notice.id(), done);
            return 200;
        } catch (StripeFailed e) {
            LOG.warn("Stripe could not be asked about {} {}, so it shall tell it again: {}", notice.type(), notice.id(), e.getMessage());
            return 503;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} {} could not be stored, so Stripe shall tell it again: {}", notice.type(), notice.id(), e.getMessage());
            return 503;
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be booked, so Stripe shall tell it again", notice.type(), notice.id(), e);
            return 500;
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Map.of("content-type", Optional.ofNullable(request.getContentType()).orElse(""));
    }
}
