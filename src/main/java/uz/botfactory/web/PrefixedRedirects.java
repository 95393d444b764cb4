package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import uz.botfactory.support.UiLanguage;

/** A response whose redirects stay in the reader's language. */
class PrefixedRedirects extends HttpServletResponseWrapper {

    private static final Set<String> ADDRESS_HEADERS =
            Set.of("location", "hx-redirect", "hx-location", "hx-push-url", "hx-replace-url");

    private final String ownHost;
    private final UiLanguage language;

    PrefixedRedirects(HttpServletRequest request, HttpServletResponse response, UiLanguage language) {
        super(response);
        this.ownHost = hostOf(request);
        this.language = language;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(prefixed(location));
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        super.sendRedirect(prefixed(location), status, clearBuffer);
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, isAddress(name, value) ? prefixed(value) : value);
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, isAddress(name, value) ? prefixed(value) : value);
    }

    private static boolean isAddress(String name, String value) {
        return value != null && ADDRESS_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    private String prefixed(String location) {
        var path = location.startsWith(ownHost) ? location.substring(ownHost.length()) : location;
        if (!path.startsWith("/") || path.startsWith("//")) {
            return location;
        }
        return hasLanguage(path) || !Addresses.isPage(pathOnly(path)) ? path : "/" + language.code() + path;
    }

    private static boolean hasLanguage(String path) {
        return UiLanguage.of(Addresses.firstSegment(pathOnly(path))).isPresent();
    }

    private static String pathOnly(String address) {
        int end = address.indexOf('?');
        int hash = address.indexOf('#');
        int cut = end < 0 ? hash : hash < 0 ? end : Math.min(end, hash);
        return cut < 0 ? address : address.substring(0, cut);
    }

    private static String hostOf(HttpServletRequest request) {
        int port = request.getServerPort();
        var scheme = request.getScheme();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
