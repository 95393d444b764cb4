package uz.botfactory.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes X-Forwarded-For, -Proto and -Host only when the neighbour is a proxy of ours. The visitor is the last address
 * in X-Forwarded-For that is no proxy of ours; whatever stands before it anybody may have written.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter {

    private final List<IpAddressMatcher> networks;

    TrustedProxies(
            @Value("${botfactory.trusted-proxies:127.0.0.0/8,::1,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7}")
                    String networks) {
        this.networks = Arrays.stream(networks.split(","))
                .map(String::strip)
                .map(IpAddressMatcher::new)
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("X-Forwarded-Proto") != null;
        chain.doFilter(forwarded && isOurs(request.getRemoteAddr()) ? new Forwarded(request, visitor(request)) : request, response);
    }

    private String visitor(HttpServletRequest request) {
        var header = request.getHeader("X-Forwarded-For");
        if (header == null) {
            return request.getRemoteAddr();
        }
        var hops = header.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (!looksLikeAddress(hop)) {
                return request.getRemoteAddr();
            }
            if (!isOurs(hop) || i == 0) {
                return hop;
            }
        }
        return request.getRemoteAddr();
    }

    private boolean isOurs(String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    private static boolean looksLikeAddress(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
    }

    /** The request as the visitor made it. */
    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String visitor;
        private final boolean secure;
        private final @Nullable String host;

        Forwarded(HttpServletRequest request, String visitor) {
            super(request);
            this.visitor = visitor;
            var proto = request.getHeader("X-Forwarded-Proto");
            this.secure = proto == null ? request.isSecure() : proto.strip().toLowerCase(Locale.ROOT).startsWith("https");
            this.host = request.getHeader("X-Forwarded-Host");
        }

        @Override
        public String getRemoteAddr() {
            return visitor;
        }

        @Override
        public String getRemoteHost() {
            return visitor;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }

        @Override
        public String getServerName() {
            return host == null ? super.getServerName() : host.replaceFirst("(:\\d+)?$", "");
        }

        @Override
        public int getServerPort() {
            return secure ? 443 : super.getServerPort();
        }
    }
}
