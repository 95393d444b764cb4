package uz.botfactory.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import uz.botfactory.support.Problem;

/** Makes POSTs that carry an Idempotency-Key happen once; a repetition gets the first answer again. */
class IdempotencyFilter extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final Idempotency calls;
    private final Refusals refusals;

    IdempotencyFilter(Idempotency calls, Refusals refusals) {
        this.calls = calls;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader("Idempotency-Key") == null
                || SignedIn.now().isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            once(request, response, chain);
        } catch (Problem problem) {
            refusals.tell(request, response, problem);
        }
    }

    private void once(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = key(request);
        var owner = SignedIn.now().orElseThrow(Refusals::notSignedIn).user().id().value();
        var digest = digest();
        digest.update((request.getRequestURI() + "?" + request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
        var repeatable = isForm(request) ? digested(request, digest) : digestedBody(request, digest);
        var known = calls.begin(owner, key, digest.digest());
        if (known.isPresent()) {
            replay(known.get(), response);
        } else {
            makeCall(owner, key, repeatable, response, chain);
        }
    }

    private void makeCall(UUID owner, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, answer);
            if (answer.getStatus() < 500 && answer.getStatus() != 429 && !request.isAsyncStarted()) {
                calls.end(owner, key, read(answer));
                kept = true;
            }
        } finally {
            if (!kept) {
                calls.drop(owner, key);
            }
        }
        answer.copyBodyToResponse();
    }

    private static Idempotency.Answer read(ContentCachingResponseWrapper answer) {
        return new Idempotency.Answer(
                answer.getStatus(), answer.getContentType(), answer.getHeader("Location"), answer.getContentAsByteArray());
    }

    private static void replay(Idempotency.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static String key(HttpServletRequest request) {
        var key = request.getHeader("Idempotency-Key").strip();
        if (key.isEmpty() || key.length() > 200) {
            throw Problem.of(400, "idempotency_key_invalid", "accounts.problem.idempotencyKeyInvalid");
        }
        return key;
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    /** The container keeps the parts of a form, so they can be read again. */
    private static HttpServletRequest digested(HttpServletRequest request, MessageDigest digest)
            throws ServletException, IOException {
        for (var part : request.getParts()) {
            digest.update((part.getName() + "\n" + part.getSubmittedFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            try (var content = new DigestInputStream(part.getInputStream(), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        return request;
    }

    private static HttpServletRequest digestedBody(HttpServletRequest request, MessageDigest digest) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw Problem.of(413, "too_large", "accounts.problem.tooLarge");
        }
        digest.update(body);
        return new Kept(request, body);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-256 here", e);
        }
    }

    /** A request whose body was read already and is there once more. */
    private static final class Kept extends HttpServletRequestWrapper {

        private final byte[] body;

        private Kept(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new KeptStream(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            @Nullable String named = getCharacterEncoding();
            var charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), charset));
        }
    }

    private static final class KeptStream extends ServletInputStream {

        private final ByteArrayInputStream body;

        private KeptStream(ByteArrayInputStream body) {
            this.body = body;
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return body.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("A kept body is read at once");
        }
    }
}
