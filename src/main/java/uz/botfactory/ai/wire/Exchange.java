package uz.botfactory.ai.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ModelFailed.Reason;

/**
 * One call over HTTP and everything that can happen to it: a time limit for silence, one for the whole, an end at any
 * moment by {@link Cancel}, and each failure with its reason. Blocking; made for virtual threads.
 */
public final class Exchange implements AutoCloseable {

    private static final int OLD_CONNECTIONS = 3;
    private static final int LARGEST_REFUSAL = 64 * 1024;
    private static final int LARGEST_ANSWER = 32 << 20;

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor alarms;

    /** @param client that neither retries nor follows redirects */
    public Exchange(CloseableHttpClient client) {
        this.client = client;
        this.alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("ai-alarm").factory());
        alarms.setRemoveOnCancelPolicy(true);
    }

    /** Reads an accepted answer. An IOException that it lets through means the answer was cut. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream in, boolean events) throws IOException, ModelFailed;
    }

    /** Says what a refusal means. */
    @FunctionalInterface
    public interface Refusals {
        ModelFailed meaning(int status, byte[] body, @Nullable String retryAfter);
    }

    public static HttpPost post(String uri, byte[] json) {
        var request = new HttpPost(URI.create(uri));
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return request;
    }

    public static HttpGet get(String uri) {
        return new HttpGet(URI.create(uri));
    }

    public static byte[] all(InputStream in) throws IOException {
        var bytes = in.readNBytes(LARGEST_ANSWER);
        if (bytes.length == LARGEST_ANSWER) {
            throw new IOException("An answer without an end");
        }
        return bytes;
    }

    public <T> T send(
            HttpUriRequestBase request, Patience patience, Cancel cancel, Reader<T> reader, Refusals refusals)
            throws ModelFailed {
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(timeout(patience.silence()))
                .setConnectionRequestTimeout(timeout(patience.silence()))
                .build());
        var call = new Call<>(request, cancel, reader, refusals);
        Runnable abort = request::abort;
        cancel.onCancel(abort);
        var alarm = alarms.schedule(call::tooLate, patience.total().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return call.run();
        } finally {
            alarm.cancel(false);
            cancel.forget(abort);
        }
    }

    @Override
    public void close() throws IOException {
        alarms.shutdownNow();
        client.close();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
    }

    private final class Call<T> {

        private final HttpUriRequestBase request;
        private final Cancel cancel;
        private final Reader<T> reader;
        private final Refusals refusals;
        private volatile boolean late;
        private boolean begun;
        private @Nullable T answer;
        private @Nullable ModelFailed failure;

        Call(HttpUriRequestBase request, Cancel cancel, Reader<T> reader, Refusals refusals) {
            this.request = request;
            this.cancel = cancel;
            this.reader = reader;
            this.refusals = refusals;
        }

        void tooLate() {
            late = true;
            request.abort();
        }

        T run() throws ModelFailed {
            try {
                execute();
            } catch (IOException | IllegalStateException e) {
                if (begun && e instanceof IllegalStateException ours) {
                    throw ours; // before, it is the client that was closed under us
                }
                if (answer == null && failure == null) {
                    failure = meaning(e);
                }
            }
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(answer);
        }

        /** A kept connection may have been closed at the other end a moment ago: then nobody heard us, and another is tried. */
        private void execute() throws IOException {
            for (int again = OLD_CONNECTIONS; ; again--) {
                try {
                    client.execute(request, this::take);
                    return;
                } catch (NoHttpResponseException e) {
                    if (again == 0 || late || cancel.cancelled()) {
                        throw e;
                    }
                }
            }
        }

        private @Nullable Void take(ClassicHttpResponse response) throws IOException {
            try {
                read(response);
            } catch (ModelFailed e) {
                failure = e;
            }
            return null;
        }

        private void read(ClassicHttpResponse response) throws IOException, ModelFailed {
            var type = header(response, "content-type");
            if (response.getCode() / 100 == 3) {
                failure = new ModelFailed(Reason.OVERLOADED, "sent elsewhere, HTTP " + response.getCode());
            } else if (response.getCode() / 100 != 2) {
                failure = refusals.meaning(response.getCode(), start(response), header(response, "retry-after"));
            } else if (type != null && type.contains("html")) {
                failure = new ModelFailed(Reason.OVERLOADED, "an HTML page instead of an answer");
            } else if (response.getEntity() == null) {
                failure = new ModelFailed(Reason.EMPTY, "HTTP " + response.getCode() + " without a body");
            } else {
                begun = true;
                answer = reader.read(response.getEntity().getContent(), type != null && type.contains("event-stream"));
            }
        }

        private byte[] start(ClassicHttpResponse response) throws IOException {
            return response.getEntity() == null
                    ? new byte[0]
                    : response.getEntity().getContent().readNBytes(LARGEST_REFUSAL);
        }

        private ModelFailed meaning(Exception e) {
            if (cancel.cancelled()) {
                return new ModelFailed(Reason.CANCELLED, "by its asker");
            }
            if (late || e instanceof InterruptedIOException) {
                return new ModelFailed(Reason.TIMEOUT, begun ? "in the middle" : "before the first byte");
            }
            return begun
                    ? new ModelFailed(Reason.CUT, e.getClass().getSimpleName())
                    : new ModelFailed(Reason.OVERLOADED, "not reachable, " + e.getClass().getSimpleName());
        }

        private @Nullable String header(ClassicHttpResponse response, String name) {
            var header = response.getFirstHeader(name);
            return header == null ? null : header.getValue();
        }
    }
}
