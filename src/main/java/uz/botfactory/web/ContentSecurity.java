package uz.botfactory.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers to run and show nothing on our pages that did not come from us. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 6)
class ContentSecurity extends OncePerRequestFilter {

    private static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; media-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    // Whoever sends a form there is led on to a payment company, and browsers ask whether that was foreseen.
    private static final List<String> LEADING_AWAY = List.of("/checkout", "/orders");

    // Swagger UI writes styles of its own and starts from a script in its page.
    private static final String SWAGGER = "default-src 'none'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        response.setHeader("Content-Security-Policy", policy(path, request.isSecure()));
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        chain.doFilter(request, response);
    }

    private static String policy(String path, boolean secure) {
        if (path.startsWith("/swagger-ui")) {
            return SWAGGER;
        }
        return LEADING_AWAY.stream().anyMatch(path::startsWith)
                ? STRICT.replace("form-action 'self'", "form-action 'self' https:" + (secure ? "" : " http:"))
                : STRICT;
    }
}
