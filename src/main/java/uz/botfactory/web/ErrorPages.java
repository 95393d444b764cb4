package uz.botfactory.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what was refused before it reached a controller. */
@Controller
class ErrorPages implements ErrorController {

    private final Failures failures;

    ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @RequestMapping("/error")
    @Nullable ResponseEntity<Map<String, Object>> show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return failures.tell(Failure.of(status(request)), path(request), request, response, null);
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
