package uz.botfactory.payments.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.OneTransaction;
import uz.botfactory.payments.Till;

/**
 * Carries out what a payment company's call asks for. The call, what it does and what was answered are stored in one
 * transaction or not at all.
 */
@Component
public class Callbacks {

    private static final int LARGEST = 64 * 1024;

    private final OneTransaction transaction;
    private final Till till;

    Callbacks(OneTransaction transaction, Till till) {
        this.transaction = transaction;
        this.till = till;
    }

    /** What was sent; cut off where no honest call is that long. */
    public static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(LARGEST);
    }

    /**
     * Decides, and stores the call with its answer. When two calls got in each other's way in the database, the one
     * that lost decides again by what the other left.
     *
     * @param decide makes the answer as it goes over the wire; runs in the transaction, twice at most
     */
    public String answer(String provider, HttpServletRequest request, byte[] body, Supplier<String> decide) {
        var headers = headers(request);
        try {
            return once(provider, headers, body, decide);
        } catch (DuplicateKeyException e) {
            return once(provider, headers, body, decide);
        }
    }

    private String once(String provider, Map<String, String> headers, byte[] body, Supplier<String> decide) {
        return transaction.run(() -> {
            var answer = decide.get();
            till.heard(provider, body, headers, answer);
            return answer;
        });
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, String>();
        request.getHeaderNames().asIterator().forEachRemaining(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }
}
