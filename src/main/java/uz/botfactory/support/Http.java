package uz.botfactory.support;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.InputStreamFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Clients for other people's HTTP services, with our defaults: no redirects, no cookies, no hidden retries; gzip alone. */
public final class Http {

    /** A thousand calls wait for models at once, and each holds three. Bodies larger than that go past them. */
    private static final int BUFFER = 1024;

    /** Without this list everything is offered that some library on the classpath can unpack. */
    private static final LinkedHashMap<String, InputStreamFactory> GZIP = new LinkedHashMap<>(Map.of("gzip", GZIPInputStream::new));

    private Http() {}

    /**
     * A client of its own for one service. Blocking and thread-safe; call it from virtual threads when many wait.
     *
     * @param maxConnections how many calls may be under way at once, to one host and in all
     * @param response the longest silence while waiting for an answer
     */
    public static CloseableHttpClient client(String name, int maxConnections, Duration connect, Duration response) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.of(response))
                        .setTcpNoDelay(true)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(response))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(response))
                        .setConnectionRequestTimeout(Timeout.of(connect))
                        .build())
                .setUserAgent("BotFactory")
                .setContentDecoderRegistry(GZIP)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictIdleConnections(TimeValue.of(60, TimeUnit.SECONDS))
                .build();
    }
}
