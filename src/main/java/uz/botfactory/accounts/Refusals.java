package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import uz.botfactory.support.Problem;

/** Tells what the security filters refuse in the same words and form as everything else that goes wrong. */
@Component
class Refusals {

    private final HandlerExceptionResolver resolver;

    Refusals(@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    void tell(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (resolver.resolveException(request, response, null, problem) == null) {
            response.sendError(problem.status());
        }
    }

    static Problem notSignedIn() {
        return Problem.of(401, "unauthorized", "accounts.problem.notSignedIn");
    }

    static Problem forbidden() {
        return Problem.of(403, "forbidden", "accounts.problem.forbidden");
    }

    static Problem readOnlyKey() {
        return Problem.of(403, "scope_missing", "accounts.problem.readOnlyKey");
    }
}
