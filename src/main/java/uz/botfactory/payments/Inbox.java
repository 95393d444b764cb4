package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.support.LateWrites;

/** What payment companies said to us and what we answered, kept for disputes. */
@Component
class Inbox {

    private static final int LONGEST = 64 * 1024;
    private static final Duration KEPT = Duration.ofDays(400);

    /** All other headers may hold proofs, so none of them is kept. */
    private static final Set<String> KEPT_HEADERS = Set.of("content-type", "user-agent", "content-length");

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final JsonMapper json;
    private final Clock clock;

    Inbox(JdbcClient jdbc, LateWrites writes, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.json = json;
        this.clock = clock;
    }

    /** Its number, or -1 when that event was there before. */
    long keep(String provider, @Nullable String externalId, byte[] body, Map<String, String> headers, boolean verified) {
        return jdbc.sql("""
                        insert into provider_event (provider, external_id, verified, headers, body, received_at)
                        values (:provider, :external, :verified, :headers::jsonb, :body, :now)
                        on conflict (provider, external_id) where external_id is not null do nothing returning id
                        """)
                .param("provider", provider)
                .param("external", externalId)
                .param("verified", verified)
                .param("headers", json.writeValueAsString(harmless(headers)))
                .param("body", kept(body))
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    void keepAnswered(String provider, byte[] body, Map<String, String> headers, String answer) {
        var now = Timestamp.from(clock.instant());
        writes.sql("""
                        insert into provider_event (provider, verified, headers, body, received_at, answer, answered_at)
                        values (:provider, true, :headers::jsonb, :body, :now, :answer, :now)
                        """)
                .param("provider", provider)
                .param("headers", json.writeValueAsString(harmless(headers)))
                .param("body", kept(body))
                .param("now", now)
                .param("answer", answer)
                .update();
    }

    void answered(long event, String answer) {
        jdbc.sql("update provider_event set answer = :answer, answered_at = :now where id = :id")
                .param("answer", answer)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", event)
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from provider_event where received_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static byte[] kept(byte[] body) {
        var kept = WithoutPayer.of(body);
        return kept.length > LONGEST ? Arrays.copyOf(kept, LONGEST) : kept;
    }

    private static Map<String, String> harmless(Map<String, String> headers) {
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (KEPT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        return kept;
    }
}
