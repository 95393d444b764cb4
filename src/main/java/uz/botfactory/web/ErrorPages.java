package uz.botfactory.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what was refused before it reached a controller. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Failures failures;

    ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @RequestMapping("/error")
    @Nullable ResponseEntity<Map<String, Object>> show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var failure = Failure.of(status(request));
        return failures.tell(failure, path(request), request, response, failure.ours() ? noted(request) : null);
    }

    /** What went wrong where no controller could tell: while a page was written, or before any was chosen. */
    private static String noted(HttpServletRequest request) {
        var reference = Failures.reference();
        log.error(
                "A page failed ({})", reference, (@Nullable Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return reference;
    }

    private static int status(HttpServletRequest request) {
        var status = (@Nullable Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status == null ? 404 : status;
    }

    private static String path(HttpServletRequest request) {
        var path = (@Nullable String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? "/" : path;
    }
}
