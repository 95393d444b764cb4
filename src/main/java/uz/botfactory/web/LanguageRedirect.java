package uz.botfactory.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a reader who names no language to the page in theirs: the one chosen before, else the one of their profile,
 * else the browser's. Runs once it is known who is signed in.
 */
@Component
@Order(0)
class LanguageRedirect extends OncePerRequestFilter {

    private final Languages languages;
    private final Readers readers;

    LanguageRedirect(Languages languages, Readers readers) {
        this.languages = languages;
        this.readers = readers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ReaderLanguage.of(request).named()
                || !isReading(request)
                || !Addresses.isPage(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var language = languages.chosen(request)
                .or(() -> readers.current().map(Reader::language).filter(languages.onOffer()::contains))
                .orElseGet(() -> languages.ofBrowser(request));
        response.setHeader("Vary", "Accept-Language, Cookie");
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect("/" + language.code() + restOf(request));
    }

    private String restOf(HttpServletRequest request) {
        var path = withoutUnofferedLanguage(request.getRequestURI());
        var query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private static String withoutUnofferedLanguage(String path) {
        var first = Addresses.firstSegment(path);
        if (uz.botfactory.support.UiLanguage.of(first).isEmpty()) {
            return path;
        }
        var rest = path.substring(first.length() + 1);
        return rest.isEmpty() ? "/" : rest;
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
