package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.botfactory.knowledge.Unreadable.Why;
import uz.botfactory.world.FakeSite;

class PageFetcherTests {

    private static final LibrarySettings LIBRARY = new LibrarySettings(1, 50);

    private final FakeSite site = new FakeSite();
    private final PageFetcher open = new PageFetcher(new PageSettings(true, Duration.ofSeconds(3)), LIBRARY);
    private final PageFetcher careful = new PageFetcher(new PageSettings(false, Duration.ofSeconds(3)), LIBRARY);

    @AfterEach
    void close() throws Exception {
        site.close();
        open.destroy();
        careful.destroy();
    }

    @Test
    void aPageIsFetchedWithItsEncoding() throws Unreadable {
        site.page("/a", "text/html; charset=windows-1251", "<p>Доставка</p>".getBytes(Charset.forName("windows-1251")));
        var page = fetch("/a");
        assertThat(page.kind()).isEqualTo(Kind.HTML);
        assertThat(page.charset()).isEqualToIgnoringCase("windows-1251");
    }

    @Test
    void aPdfIsAPdfWhateverTheServerCallsIt() throws Unreadable {
        site.page("/a", "text/html", Files.pdf((pdf, page) -> Files.line(page, 72, 700, 11, "Salom")));
        assertThat(fetch("/a").kind()).isEqualTo(Kind.PDF);
    }

    @Test
    void redirectsAreFollowedAFewTimes() throws Unreadable {
        site.redirect("/1", "/2").redirect("/2", site.url("/3")).page("/3", "text/html", "<p>Salom</p>");
        assertThat(fetch("/1").kind()).isEqualTo(Kind.HTML);
        site.redirect("/loop", "/loop");
        refused(Why.PAGE_REDIRECTS, "/loop");
        assertThat(site.visited()).filteredOn("/loop"::equals).hasSize(6);
    }

    @Test
    void refusalsOfTheSiteAreToldApart() {
        site.status("/404", 404).status("/403", 403).status("/500", 500).page("/png", "image/png", new byte[] {1, 2});
        refused(Why.PAGE_REFUSED, "/404");
        refused(Why.PAGE_REFUSED, "/403");
        refused(Why.PAGE_UNREACHABLE, "/500");
        refused(Why.PAGE_TYPE, "/png");
        site.page("/empty", "text/html", "");
        refused(Why.NO_TEXT, "/empty");
        site.page("/lies", "text/html", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'});
        refused(Why.PAGE_TYPE, "/lies");
    }

    @Test
    void hugePagesAndPackedBombsAreCutOff() throws Exception {
        site.page("/huge", "text/html", new byte[1_100_000]);
        refused(Why.PAGE_TOO_LARGE, "/huge");
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(new byte[50_000_000]);
        }
        site.on("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        refused(Why.PAGE_TOO_LARGE, "/bomb");
    }

    @Test
    void aSiteThatDripsIsLeft() {
        site.on("/drip", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write('a');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        });
        long start = System.nanoTime();
        refused(Why.PAGE_UNREACHABLE, "/drip");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://127.0.0.1:%d/", "http://localhost:%d/", "http://[::1]:%d/", "http://[::ffff:127.0.0.1]:%d/", "http://0.0.0.0:%d/",
        "http://127.1:%d/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.1.1:8080/",
        "http://100.64.0.1/", "http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/"
    })
    void addressesInsideAreNeverCalled(String address) {
        site.page("/", "text/html", "<p>sir</p>");
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> careful.fetch(PageFetcher.address(address.formatted(site.port()))))
                .satisfies(e -> assertThat(e.why()).isIn(Why.ADDRESS_NOT_ALLOWED, Why.BAD_ADDRESS));
        assertThat(site.visited()).isEmpty();
    }

    @Test
    void aNameThatTurnsInwardBetweenTwoLooksGetsOnlyOneLook() throws Exception {
        site.page("/", "text/html", "<p>sir</p>");
        var looks = new AtomicInteger();
        DnsResolver turning = resolver(host -> looks.getAndIncrement() == 0
                ? new InetAddress[] {InetAddress.getByName("203.0.114.1")}
                : new InetAddress[] {InetAddress.getLoopbackAddress()});
        var fetcher = new PageFetcher(new PageSettings(false, Duration.ofSeconds(1)), LIBRARY, turning);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> fetcher.fetch(URI.create("http://turning.example:" + site.port() + "/")));
        assertThat(looks).hasValue(1);
        assertThat(site.visited()).isEmpty();
        fetcher.destroy();
    }

    @Test
    void oneInwardAddressAmongPublicOnesIsEnoughToRefuse() throws Exception {
        DnsResolver mixed = resolver(host ->
                new InetAddress[] {InetAddress.getByName("203.0.114.1"), InetAddress.getByName("10.0.0.7")});
        var fetcher = new PageFetcher(new PageSettings(false, Duration.ofSeconds(1)), LIBRARY, mixed);
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> fetcher.fetch(URI.create("http://mixed.example/")))
                .extracting(Unreadable::why)
                .isEqualTo(Why.ADDRESS_NOT_ALLOWED);
        fetcher.destroy();
    }

    @Test
    void aRedirectInwardIsRefused() {
        site.redirect("/file", "file:///etc/passwd").redirect("/port", "http://localhost:25/").redirect("/gopher", "gopher://localhost/");
        refused(Why.BAD_ADDRESS, "/file");
        refused(Why.BAD_ADDRESS, "/gopher");
        refused(Why.ADDRESS_NOT_ALLOWED, "/port");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "salom", "ftp://a.uz", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///a", "https://a b.uz",
        "http://user:pass@a.uz/", "http://a.uz:99999999/", "//", "jar:http://a.uz!/"
    })
    void whatIsNoAddressIsRefused(String text) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> PageFetcher.address(text))
                .extracting(Unreadable::why)
                .isEqualTo(Why.BAD_ADDRESS);
    }

    @Test
    void addressesAreReadAsPeopleTypeThem() throws Unreadable {
        assertThat(PageFetcher.address(" choyxona.uz/narxlar ")).hasToString("https://choyxona.uz/narxlar");
        assertThat(PageFetcher.address("https://чойхона.уз/нарх лар?a=ў")).hasToString(
                "https://xn--80aqqjghg.xn--j1ail/%D0%BD%D0%B0%D1%80%D1%85%20%D0%BB%D0%B0%D1%80?a=%D1%9E".replace("xn--80aqqjghg.xn--j1ail",
                        java.net.IDN.toASCII("чойхона.уз")));
        assertThat(PageFetcher.address("a.uz:8080/x")).hasToString("https://a.uz:8080/x");
    }

    @Test
    void publicAddressesArePublic() throws UnknownHostException {
        assertThat(PublicAddress.is("8.8.8.8")).isTrue();
        assertThat(PublicAddress.is("2a00:1450:4001:830::200e")).isTrue();
        for (var inside : new String[] {"0.0.0.0", "255.255.255.255", "224.0.0.1", "198.18.0.1", "192.0.0.8", "172.16.0.1", "2001:db8::1", "2001::1", "::"}) {
            assertThat(PublicAddress.is(inside)).as(inside).isFalse();
        }
    }

    private PageFetcher.Fetched fetch(String path) throws Unreadable {
        return open.fetch(PageFetcher.address(site.url(path)));
    }

    private void refused(Why why, String path) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> fetch(path))
                .extracting(Unreadable::why)
                .isEqualTo(why);
    }

    private interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private static DnsResolver resolver(Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return names.of(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
