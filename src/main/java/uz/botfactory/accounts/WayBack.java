package uz.botfactory.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a person wanted to go before signing in: only ever a page of ours. */
final class WayBack {

    static final String HOME = "/home";

    private WayBack() {}

    static String encoded(HttpServletRequest request) {
        var query = request.getQueryString();
        return encoded(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    static String encoded(String next) {
        return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The page to go to; for anything that could lead elsewhere, home. */
    static String to(@Nullable String next) {
        boolean ours = next != null
                && next.length() < 500
                && next.startsWith("/")
                && !next.startsWith("//")
                && !next.contains("\\")
                && !next.contains("{")
                && next.chars().noneMatch(Character::isISOControl);
        return ours && !next.startsWith("/login") && !next.startsWith("/logout") ? next : HOME;
    }
}
