package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrustedProxiesTests {

    private final TrustedProxies proxies = new TrustedProxies("10.0.0.0/8,127.0.0.1");

    @Test
    void aProxyOfOursIsBelieved() throws Exception {
        var request = from("10.1.2.3", "203.0.113.7");
        request.addHeader("X-Forwarded-Proto", "https");

        var seen = seen(request);

        assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.7");
        assertThat(seen.isSecure()).isTrue();
    }

    @Test
    void whatAVisitorWroteInFrontIsNotBelieved() throws Exception {
        assertThat(seen(from("10.1.2.3", "1.1.1.1, 203.0.113.7, 10.9.9.9")).getRemoteAddr()).isEqualTo("203.0.113.7");
    }

    @Test
    void aStrangerIsNotBelievedAtAll() throws Exception {
        assertThat(seen(from("203.0.113.7", "10.1.1.1")).getRemoteAddr()).isEqualTo("203.0.113.7");
    }

    @Test
    void nonsenseIsNotAnAddress() throws Exception {
        assertThat(seen(from("10.1.2.3", "evil.example")).getRemoteAddr()).isEqualTo("10.1.2.3");
    }

    private HttpServletRequest seen(MockHttpServletRequest request) throws ServletException, IOException {
        var seen = new AtomicReference<HttpServletRequest>();
        proxies.doFilter(request, new MockHttpServletResponse(), (passed, response) -> seen.set((HttpServletRequest) passed));
        return seen.get();
    }

    private static MockHttpServletRequest from(String neighbour, String forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(neighbour);
        request.addHeader("X-Forwarded-For", forwardedFor);
        return request;
    }
}
