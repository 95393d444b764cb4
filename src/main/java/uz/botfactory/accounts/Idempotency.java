package uz.botfactory.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Living;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Secrets;

/** Remembers for a day how a creating call with an Idempotency-Key was answered, so that its repetition creates nothing. */
@Component
class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);
    // A call that has not ended by now never will: its process is gone, though the database may not see it.
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(5);
    // Longer than a living process needs to connect to the database anew.
    private static final Duration SURELY_GONE_AFTER = Duration.ofSeconds(15);

    /** How the first call was answered. */
    record Answer(int status, @Nullable String contentType, @Nullable String location, byte[] body) {}

    private record Row(byte[] fingerprint, @Nullable Integer status, @Nullable String type, @Nullable String location, byte @Nullable [] body) {}

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Empty when the call is to be made now; else how it was answered. A key of another call, or of one under way, is refused. */
    Optional<Answer> begin(UUID owner, String key, byte[] fingerprint) {
        if (claim(owner, key, fingerprint)) {
            return Optional.empty();
        }
        var row = row(owner, key);
        if (row.isEmpty()) {
            throw underWay();
        }
        if (!MessageDigest.isEqual(row.get().fingerprint(), fingerprint)) {
            throw Problem.of(422, "idempotency_key_reused", "accounts.problem.idempotencyKeyReused");
        }
        var status = row.get().status();
        if (status == null) {
            throw underWay();
        }
        return Optional.of(new Answer(status, row.get().type(), row.get().location(), open(owner, key, row.get().body())));
    }

    void end(UUID owner, String key, Answer answer) {
        jdbc.sql("""
                        update idempotent_call set status = :status, content_type = :type, location = :location, body = :body
                        where owner = :owner and key = :key and holder = :me
                        """)
                .param("me", Living.ME)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("body", secrets.encrypt(Base64.getEncoder().encodeToString(answer.body()), place(owner, key)))
                .param("owner", owner)
                .param("key", key)
                .update();
    }

    /** The call failed on our side: it may be made again. */
    void drop(UUID owner, String key) {
        jdbc.sql("delete from idempotent_call where owner = :owner and key = :key and status is null and holder = :me")
                .param("me", Living.ME)
                .param("owner", owner)
                .param("key", key)
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from idempotent_call where created_at < :old")
                .param("old", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private boolean claim(UUID owner, String key, byte[] fingerprint) {
        var now = clock.instant();
        return jdbc.sql("""
                        insert into idempotent_call as kept (owner, key, fingerprint, created_at, holder)
                        values (:owner, :key, :print, :now, :me)
                        on conflict (owner, key) do update set fingerprint = :print, created_at = :now, holder = :me,
                            status = null, body = null, content_type = null, location = null
                        where kept.created_at < :old
                            or kept.status is null and kept.created_at < :stuck
                            or kept.status is null and kept.created_at < :gone and kept.fingerprint = :print and\s"""
                                + Living.isGone("kept.holder"))
                        .param("me", Living.ME)
                        .param("gone", Timestamp.from(now.minus(SURELY_GONE_AFTER)))
                        .param("owner", owner)
                        .param("key", key)
                        .param("print", fingerprint)
                        .param("now", Timestamp.from(now))
                        .param("old", Timestamp.from(now.minus(KEPT)))
                        .param("stuck", Timestamp.from(now.minus(GIVEN_UP_AFTER)))
                        .update()
                == 1;
    }

    private Optional<Row> row(UUID owner, String key) {
        return jdbc.sql("select * from idempotent_call where owner = :owner and key = :key")
                .param("owner", owner)
                .param("key", key)
                .query((row, n) -> new Row(
                        row.getBytes("fingerprint"),
                        (Integer) row.getObject("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getBytes("body")))
                .optional();
    }

    private byte[] open(UUID owner, String key, byte @Nullable [] sealed) {
        return sealed == null
                ? new byte[0]
                : Base64.getDecoder().decode(secrets.decrypt(sealed, place(owner, key)).getBytes(StandardCharsets.US_ASCII));
    }

    private static String place(UUID owner, String key) {
        return "idempotent_call.body." + owner + "." + key;
    }

    private static Problem underWay() {
        return Problem.of(409, "request_under_way", "accounts.problem.requestUnderWay");
    }
}
