package uz.botfactory.web;

import java.util.List;

/** Which addresses are pages, and so carry a language, and which are for programs. */
final class Addresses {

    private static final List<String> FOR_PROGRAMS = List.of(
            "/api/", "/health", "/metrics", "/actuator", "/telegram/", "/whatsapp/", "/instagram/", "/payments/",
            "/assets/", "/v3/", "/swagger-ui", "/webjars/", "/widget", "/mcp", "/error");

    private static final List<String> FILES =
            List.of("/favicon.ico", "/favicon.svg", "/robots.txt", "/sitemap.xml", "/manifest.webmanifest", "/api");

    private Addresses() {}

    /** Whether people read what is at this path (without its language). */
    static boolean isPage(String path) {
        for (var prefix : FOR_PROGRAMS) {
            if (path.startsWith(prefix)) {
                return false;
            }
        }
        return !FILES.contains(path);
    }

    /** Whether an error at this path is told to a program rather than to a person. */
    static boolean isApi(String path) {
        return path.startsWith("/api/") || path.equals("/api");
    }

    /** The first segment of a path, empty for the root. */
    static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.isEmpty() ? "" : end < 0 ? path.substring(1) : path.substring(1, end);
    }
}
