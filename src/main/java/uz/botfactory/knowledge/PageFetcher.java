package uz.botfactory.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import uz.botfactory.knowledge.Unreadable.Why;

/**
 * Fetches a page that a stranger named, without letting the stranger use us to reach what only we can reach: every
 * address is checked after its name was resolved and connected to as checked, for each redirect anew.
 */
@Component
class PageFetcher implements DisposableBean {

    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_REDIRECTS = 5;
    private static final int LOWEST_FREE_PORT = 1024;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> TYPES = Set.of("text/html", "application/xhtml+xml", "text/plain", "text/markdown",
            "text/csv", "application/pdf", "application/x-pdf");

    private final PageSettings settings;
    private final long largest;
    private final CloseableHttpClient client;

    @Autowired
    PageFetcher(PageSettings settings, LibrarySettings library) {
        this(settings, library, SystemDefaultDnsResolver.INSTANCE);
    }

    PageFetcher(PageSettings settings, LibrarySettings library, DnsResolver names) {
        this.settings = settings;
        this.largest = library.uploadBytes();
        this.client = client(new CheckedNames(names));
    }

    /** A page as it came. */
    record Fetched(byte[] content, Kind kind, @Nullable String charset) {}

    /** The address as we write it, or a refusal when it is none that we would ever call. */
    static URI address(String text) throws Unreadable {
        String typed = text.strip();
        if (typed.isEmpty() || typed.length() > LONGEST_ADDRESS) {
            throw new Unreadable(Why.BAD_ADDRESS);
        }
        String whole = typed.matches("(?i)[a-z][a-z0-9+.-]*:(?!\\d).*") ? typed : "https://" + typed;
        return checked(URI.create(escaped(whole)));
    }

    private static String escaped(String text) throws Unreadable {
        var out = new StringBuilder();
        int host = text.indexOf("//") + 2;
        int end = host;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        out.append(text, 0, host).append(ascii(text.substring(host, end)));
        for (byte b : text.substring(end).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c > ' ' && c < 0x7F && "\"<>\\^`{|}".indexOf(c) < 0;
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        try {
            URI.create(out.toString());
            return out.toString();
        } catch (IllegalArgumentException e) {
            throw new Unreadable(Why.BAD_ADDRESS);
        }
    }

    private static String ascii(String host) throws Unreadable {
        try {
            return host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(Why.BAD_ADDRESS);
        }
    }

    private static URI checked(URI uri) throws Unreadable {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || uri.getHost() == null || uri.getHost().isEmpty() || uri.getRawUserInfo() != null) {
            throw new Unreadable(Why.BAD_ADDRESS);
        }
        boolean name = uri.getHost().contains(".") || uri.getHost().startsWith("[");
        if (!name && !uri.getHost().equalsIgnoreCase("localhost")) {
            throw new Unreadable(Why.BAD_ADDRESS);
        }
        int port = uri.getPort();
        if (port > 65_535) {
            throw new Unreadable(Why.BAD_ADDRESS);
        }
        if (port != -1 && port != 80 && port != 443 && port < LOWEST_FREE_PORT) {
            throw new Unreadable(Why.ADDRESS_NOT_ALLOWED);
        }
        return uri;
    }

    /** The page, PDF or text at this address. */
    Fetched fetch(URI address) throws Unreadable {
        long deadline = System.nanoTime() + settings.fetchTime().toNanos();
        URI next = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            var step = step(checked(next), deadline);
            if (step.page() != null) {
                return step.page();
            }
            next = next.resolve(step.onwards());
        }
        throw new Unreadable(Why.PAGE_REDIRECTS);
    }

    private record Step(@Nullable Fetched page, URI onwards) {}

    private Step step(URI uri, long deadline) throws Unreadable {
        var request = new HttpGet(uri);
        request.setHeader("Accept", "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9");
        request.setHeader("Accept-Language", "uz, ru;q=0.8, en;q=0.6");
        var left = CompletableFuture.delayedExecutor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        var late = CompletableFuture.runAsync(request::cancel, left);
        try {
            return client.execute(request, response -> answer(uri, response, deadline));
        } catch (Refused e) {
            throw e.why;
        } catch (NotPublic e) {
            throw new Unreadable(Why.ADDRESS_NOT_ALLOWED);
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(Why.PAGE_UNREACHABLE);
        } finally {
            late.cancel(false);
        }
    }

    private Step answer(URI uri, ClassicHttpResponse response, long deadline) throws IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            return new Step(null, onwards(response));
        }
        if (status >= 500 || status == 429) {
            throw new Refused(Why.PAGE_UNREACHABLE);
        }
        if (status != 200) {
            throw new Refused(Why.PAGE_REFUSED);
        }
        return new Step(page(uri, response, deadline), uri);
    }

    private static URI onwards(ClassicHttpResponse response) throws IOException {
        var location = response.getFirstHeader("Location");
        try {
            String onwards = location == null ? "" : location.getValue().strip();
            boolean relative = !onwards.matches("(?i)[a-z][a-z0-9+.-]*:.*");
            return relative ? URI.create(onwards.replace(" ", "%20")) : address(onwards);
        } catch (IllegalArgumentException e) {
            throw new Refused(Why.PAGE_UNREACHABLE);
        } catch (Unreadable e) {
            throw new Refused(e.why());
        }
    }

    private Fetched page(URI uri, ClassicHttpResponse response, long deadline) throws IOException {
        var entity = response.getEntity();
        var type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
        String mime = type == null ? "" : type.getMimeType().toLowerCase(Locale.ROOT);
        if (entity == null || !mime.isEmpty() && !TYPES.contains(mime)) {
            throw new Refused(Why.PAGE_TYPE);
        }
        byte[] content = read(entity.getContent(), deadline);
        String charset = type == null ? null : type.getCharset() == null ? null : type.getCharset().name();
        return new Fetched(content, kind(content, mime, uri), charset);
    }

    private static Kind kind(byte[] content, String mime, URI uri) throws IOException {
        try {
            String path = uri.getPath() == null ? "" : uri.getPath();
            String name = mime.contains("html") ? "page.html" : path.substring(path.lastIndexOf('/') + 1);
            var kind = Kinds.of(content, name);
            return kind == Kind.TXT && mime.contains("html") ? Kind.HTML : kind;
        } catch (Unreadable e) {
            throw new Refused(e.why() == Why.EMPTY_FILE ? Why.NO_TEXT : Why.PAGE_TYPE);
        }
    }

    private byte[] read(InputStream in, long deadline) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[16_384];
        for (int n; (n = in.read(buffer)) >= 0; ) {
            bytes.write(buffer, 0, n);
            if (bytes.size() > largest) {
                throw new Refused(Why.PAGE_TOO_LARGE);
            }
            if (System.nanoTime() > deadline) {
                throw new Refused(Why.PAGE_UNREACHABLE);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }

    private static CloseableHttpClient client(DnsResolver names) {
        var narrow = Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(narrow).build())
                .setMaxConnTotal(8)
                .setMaxConnPerRoute(8)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(8))
                        .setSocketTimeout(Timeout.ofSeconds(10))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(10)).build())
                .setUserAgent("Mozilla/5.0 (compatible; BotFactory)")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Resolves a name once; the connection goes to one of these very addresses. */
    private final class CheckedNames implements DnsResolver {

        private final DnsResolver names;

        CheckedNames(DnsResolver names) {
            this.names = names;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var addresses = names.resolve(host);
            boolean allowed = settings.allowPrivateAddresses() || Arrays.stream(addresses).allMatch(PublicAddress::is);
            if (!allowed) {
                throw new NotPublic();
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class NotPublic extends UnknownHostException {}

    /** Carries a refusal through the HTTP client, which only knows IOException. */
    private static final class Refused extends IOException {
        private final Unreadable why;

        Refused(Why why) {
            super(why.code());
            this.why = new Unreadable(why);
        }
    }
}
