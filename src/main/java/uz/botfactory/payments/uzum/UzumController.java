package uz.botfactory.payments.uzum;

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
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Uzum Bank calls: POST /payments/uzum/{check, create, confirm, reverse, status}. HTTP 200 when it is carried out,
 * 400 with the bank's own number in every other case, ours included.
 */
@RestController
class UzumController {

    private static final Logger LOG = LoggerFactory.getLogger(UzumController.class);
    private static final int LARGEST = 64 * 1024;

    private final UzumSettings settings;
    private final UzumDesk desk;

    UzumController(UzumSettings settings, UzumDesk desk) {
        this.settings = settings;
        this.desk = desk;
    }

    /** Every method by its name: without OPTIONS among them the web framework answers that one in its own way. */
    @RequestMapping(
            path = "/payments/uzum/{operation}",
            method = {
                RequestMethod.POST,
                RequestMethod.GET,
                RequestMethod.HEAD,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE,
                RequestMethod.OPTIONS
            })
    void answer(@PathVariable String operation, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var reply = reply(operation, request);
        var bytes = reply.bytes();
        response.setStatus(reply.status());
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private UzumDesk.Reply reply(String operation, HttpServletRequest request) {
        try {
            if (!request.getMethod().equals("POST")) {
                return refuse(UzumRefusal.WRONG_METHOD, operation);
            }
            if (!isTheBank(request.getHeader("Authorization"))) {
                return refuse(UzumRefusal.ACCESS_DENIED, operation);
            }
            var body = request.getInputStream().readNBytes(LARGEST + 1);
            return body.length > LARGEST
                    ? refuse(UzumRefusal.NOT_UNDERSTOOD, operation)
                    : desk.carryOut(operation, body);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("Uzum Bank's {} could not be carried out: {}", operation, e.getClass().getSimpleName());
            return refuse(UzumRefusal.OUR_FAULT, operation);
        } catch (Exception e) {
            LOG.error("Uzum Bank's {} could not be carried out", operation, e);
            return refuse(UzumRefusal.OUR_FAULT, operation);
        }
    }

    private UzumDesk.Reply refuse(UzumRefusal refusal, String operation) {
        return desk.refuse(refusal, operation, UzumCall.none());
    }

    /** Compared by fingerprints, so that the time it takes tells nothing. */
    private boolean isTheBank(@Nullable String authorization) {
        var shown = authorization == null ? "" : credentials(authorization);
        boolean same = MessageDigest.isEqual(print(shown), print(settings.username() + ":" + settings.password()));
        return same && settings.complete();
    }

    private static String credentials(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] print(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-256 here", e);
        }
    }
}
