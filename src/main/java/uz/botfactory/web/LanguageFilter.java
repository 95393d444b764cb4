package uz.botfactory.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import uz.botfactory.support.UiLanguage;

/**
 * Takes the language off the address (/ru/bots becomes /bots) before anything else looks at it, and gives it back to
 * redirects.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class LanguageFilter extends OncePerRequestFilter {

    private static final int YEAR = (int) Duration.ofDays(365).toSeconds();

    private final Languages languages;

    LanguageFilter(Languages languages) {
        this.languages = languages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        var named = languages.offered(Addresses.firstSegment(path)).orElse(null);
        if (named != null) {
            keep(named, request, response);
            inLanguage(named, true, new StrippedRequest(request, named), response, chain);
        } else if (Addresses.isPage(path)) {
            inLanguage(likely(request), false, request, response, chain);
        } else {
            new ReaderLanguage(languages.ofBrowser(request), false).putInto(request);
            chain.doFilter(request, response);
        }
    }

    private static void inLanguage(
            UiLanguage language,
            boolean named,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        new ReaderLanguage(language, named).putInto(request);
        chain.doFilter(request, new PrefixedRedirects(request, response, language));
    }

    private UiLanguage likely(HttpServletRequest request) {
        return languages.chosen(request).orElseGet(() -> languages.ofBrowser(request));
    }

    private void keep(UiLanguage language, HttpServletRequest request, HttpServletResponse response) {
        if (!languages.chosen(request).filter(language::equals).isPresent()) {
            var cookie = new Cookie(Languages.COOKIE, language.code());
            cookie.setPath("/");
            cookie.setMaxAge(YEAR);
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }
}
